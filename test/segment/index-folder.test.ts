import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIndexWriter, isWhole, readManifest, verifyFolders } from '../../src/segment/index-folder.ts';
import { INDEX_FORMAT } from '../../src/segment/manifest.ts';
import { readSegmentFile } from '../../src/segment/segment-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const head = {
  format: INDEX_FORMAT,
  analyzer: 'abc',
  settings: 'a'.repeat(64),
  corpus: { root: 'corpus', digest: 'b'.repeat(64) },
  counts: { reports: 1, passages: 2 },
};

function write(text: string): void {
  const writer = createIndexWriter(folder);
  try {
    const state = writer.put('state', (sink) => sink.file('files.json').append(Buffer.from('[]')));
    const segment = writer.put('segment', (sink) => sink.file('terms.bin').append(Buffer.from(text)));
    writer.commit({ ...head, state, segments: [{ ...segment, removed: [] }] });
  } finally {
    writer.close();
  }
}

function theSegment() {
  const [segment] = readManifest(folder)?.segments ?? [];
  if (!segment) throw new Error('no segment');
  return segment;
}

const read = async (): Promise<string> => {
  const { name, files } = theSegment();
  const [file] = files;
  if (!file) throw new Error('no file');
  return Buffer.from(await readSegmentFile(folder, name, file)).toString();
};

describe('an index folder', () => {
  it('without an index has no manifest', () => {
    expect(readManifest(folder)).toBeNull();
  });

  it('gives back what was written', async () => {
    write('one');
    expect(await read()).toBe('one');
    await verifyFolders(folder, [theSegment()]);
  });

  it('holds one index after a second write, and nothing half-written', () => {
    write('one');
    write('two');
    const named = [readManifest(folder)?.state.name, theSegment().name];
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', ...named].sort());
  });

  it('gives the same bytes for the same content', () => {
    write('one');
    const first = readFileSync(join(folder, 'manifest.json'));
    write('one');
    expect(readFileSync(join(folder, 'manifest.json'))).toEqual(first);
  });

  it('keeps the old index when the new one cannot be written', async () => {
    write('one');
    const writer = createIndexWriter(folder);
    // A name that is no plain file name cannot be written inside the segment.
    expect(() => writer.put('segment', (sink) => sink.file('no/such/place').append(Buffer.from('x')))).toThrow(
      /原有索引未动/,
    );
    expect(await read()).toBe('one');
  });

  it('removes what an earlier writer left when it was killed', async () => {
    write('one');
    createIndexWriter(folder).put('segment', (sink) => sink.file('terms.bin').append(Buffer.from('lost')));
    expect(readdirSync(folder)).toContain('building');
    expect(await read()).toBe('one');
    write('two');
    expect(readdirSync(folder).sort()).toEqual(
      ['manifest.json', readManifest(folder)?.state.name, theSegment().name].sort(),
    );
  });

  it('never writes over what the manifest names', () => {
    write('one');
    const path = join(folder, theSegment().name, 'terms.bin');
    const { ino, mtimeMs } = statSync(path);
    write('one');
    expect(statSync(path)).toMatchObject({ ino, mtimeMs });
  });

  it('puts a damaged segment right when the same content is written again', async () => {
    write('one');
    writeFileSync(join(folder, theSegment().name, 'terms.bin'), 'two');
    write('one');
    expect(await read()).toBe('one');
  });

  it('sees a changed file by its checksum', async () => {
    write('one');
    writeFileSync(join(folder, theSegment().name, 'terms.bin'), 'two');
    await expect(verifyFolders(folder, [theSegment()])).rejects.toThrow(/校验与清单不符.*tashan index --full/);
  });

  it('refuses a file of another length, and one that is gone', async () => {
    write('one');
    const path = join(folder, theSegment().name, 'terms.bin');
    writeFileSync(path, 'longer');
    await expect(read()).rejects.toThrow(/terms\.bin 已损坏（长度与清单不符）.*tashan index --full/);
    rmSync(path);
    expect(isWhole(folder, theSegment())).toBe(false);
    await expect(read()).rejects.toThrow(/terms\.bin 已损坏（读不出来/);
  });

  it.each([
    ['a manifest that is no JSON', '{', /已损坏.*tashan index --full/],
    ['a manifest of another format', JSON.stringify({ ...head, format: 99, segments: [] }), /格式是 99，本程序读 5/],
    ['a manifest with a part missing', JSON.stringify({ format: INDEX_FORMAT }), /不完整/],
    [
      'a manifest that names a path outside',
      JSON.stringify({
        ...head,
        state: { name: 'state-1', files: [] },
        segments: [{ name: '../x', files: [], removed: [] }],
      }),
      /不完整（segments\.0\.name）/,
    ],
  ])('refuses %s', (_, text, message) => {
    writeFileSync(join(folder, 'manifest.json'), text);
    expect(() => readManifest(folder)).toThrow(message);
    expect(existsSync(join(folder, 'manifest.json'))).toBe(true);
  });
});
