import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readManifest, readSegment, writeIndex } from '../../src/segment/index-folder.ts';
import { INDEX_FORMAT } from '../../src/segment/manifest.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const head = {
  format: INDEX_FORMAT,
  analyzer: 'abc',
  settings: 'a'.repeat(64),
  corpus: { root: 'corpus', files: [] },
  counts: { reports: 1, passages: 2 },
};
const files = (text: string) => new Map([['words.json', Buffer.from(text)]]);

function theSegment() {
  const [segment] = readManifest(folder)?.segments ?? [];
  if (!segment) throw new Error('no segment');
  return segment;
}

describe('an index folder', () => {
  it('without an index has no manifest', () => {
    expect(readManifest(folder)).toBeNull();
  });

  it('gives back what was written', () => {
    writeIndex(folder, files('one'), head);
    expect(Buffer.from(readSegment(folder, theSegment()).get('words.json') ?? []).toString()).toBe('one');
  });

  it('holds one segment after a second write, and no half-written manifest', () => {
    writeIndex(folder, files('one'), head);
    writeIndex(folder, files('two'), head);
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', theSegment().name]);
  });

  it('gives the same bytes for the same content', () => {
    writeIndex(folder, files('one'), head);
    const first = readFileSync(join(folder, 'manifest.json'));
    writeIndex(folder, files('one'), head);
    expect(readFileSync(join(folder, 'manifest.json'))).toEqual(first);
  });

  it('keeps the old index when the new one cannot be written', () => {
    writeIndex(folder, files('one'), head);
    // A name that is no plain file name cannot be written inside the segment.
    expect(() => writeIndex(folder, new Map([['no/such/place', Buffer.from('x')]]), head)).toThrow(/原有索引未动/);
    expect(Buffer.from(readSegment(folder, theSegment()).get('words.json') ?? []).toString()).toBe('one');
  });

  it('never writes over what the manifest names', () => {
    writeIndex(folder, files('one'), head);
    const path = join(folder, theSegment().name, 'words.json');
    const { ino, mtimeMs } = statSync(path);
    writeIndex(folder, files('one'), head);
    expect(statSync(path)).toMatchObject({ ino, mtimeMs });
  });

  it('puts a damaged segment right when the same content is written again', () => {
    writeIndex(folder, files('one'), head);
    writeFileSync(join(folder, theSegment().name, 'words.json'), 'two');
    writeIndex(folder, files('one'), head);
    expect(Buffer.from(readSegment(folder, theSegment()).get('words.json') ?? []).toString()).toBe('one');
  });

  it('refuses a changed file', () => {
    writeIndex(folder, files('one'), head);
    writeFileSync(join(folder, theSegment().name, 'words.json'), 'two');
    expect(() => readSegment(folder, theSegment())).toThrow(/words\.json 与清单不符.*tashan index --full/);
  });

  it('refuses a missing file', () => {
    writeIndex(folder, files('one'), head);
    rmSync(join(folder, theSegment().name, 'words.json'));
    expect(() => readSegment(folder, theSegment())).toThrow(/words\.json 读不出来/);
  });

  it.each([
    ['a manifest that is no JSON', '{', /已损坏.*tashan index --full/],
    ['a manifest of another format', JSON.stringify({ ...head, format: 99, segments: [] }), /格式是 99，本程序读 1/],
    ['a manifest with a part missing', JSON.stringify({ format: INDEX_FORMAT }), /不完整/],
    [
      'a manifest that names a path outside',
      JSON.stringify({ ...head, segments: [{ name: '../x', files: [] }] }),
      /不完整（segments\.0\.name）/,
    ],
  ])('refuses %s', (_, text, message) => {
    writeFileSync(join(folder, 'manifest.json'), text);
    expect(() => readManifest(folder)).toThrow(message);
    expect(existsSync(join(folder, 'manifest.json'))).toBe(true);
  });
});
