// The files of a segment: what is written is read back, what is damaged is refused with what to do.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteWriter } from '../../src/segment/byte-buffer.ts';
import { createPostingList, decodePostings, encodePostings, sortPostings } from '../../src/segment/postings.ts';
import { createSectionWriter, openSections } from '../../src/segment/sections.ts';
import { createTermWriter, openTermDictionary } from '../../src/segment/term-dictionary.ts';
import { createLiteral, openTextColumn } from '../../src/segment/text-column.ts';
import { memorySink, sampleFiles, sampleReport, segmentOf } from '../sample-reports.ts';

function fileOf(write: (to: ReturnType<typeof createSectionWriter>) => void, kind = 'test'): Uint8Array {
  const sink = memorySink();
  const to = createSectionWriter(sink.file('x'), kind);
  write(to);
  to.finish();
  return sink.files.get('x') ?? new Uint8Array();
}

describe('postings', () => {
  it('come back as they were, whatever the numbers', () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.nat(2_000_000), fc.integer({ min: 1, max: 1_000_000 })), {
      selector: ([ordinal]) => ordinal,
      maxLength: 200,
    });
    fc.assert(
      fc.property(pairs, (given) => {
        const ascending = [...given].sort(([a], [b]) => a - b);
        const list = createPostingList(given.length);
        given.forEach(([ordinal, count], i) => {
          list.ordinals[i] = ordinal;
          list.counts[i] = count;
        });
        list.length = given.length;
        sortPostings(list);
        const bytes = createByteWriter();
        encodePostings(list, bytes);
        const read = createPostingList(given.length);
        decodePostings(bytes.bytes(), 0, bytes.length, read);
        expect([...read.ordinals].map((ordinal, i) => [ordinal, read.counts[i]])).toEqual(ascending);
      }),
    );
  });

  it('never go past the room there is, nor past the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(10), (bytes, room) => {
        const list = createPostingList(room);
        decodePostings(bytes, 0, bytes.length, list);
        expect(list.length).toBeLessThanOrEqual(room);
      }),
    );
  });
});

describe('the term dictionary', () => {
  const terms = ['12345', '公开', '复议', '行政', '行政复议', '行政执法', '行政执法监督'].sort();
  const bytes = fileOf((to) => {
    const writer = createTermWriter(to);
    for (const term of terms) writer.add(term);
    writer.finish();
  });
  const dictionary = openTermDictionary(openSections(bytes, 'test', 'x'), 'x');

  it('finds each term and no other', () => {
    for (const term of terms) expect(dictionary.at(dictionary.find(term))).toBe(term);
    for (const other of ['', '行', '行政复', '行政复议庭', '龘']) expect(dictionary.find(other)).toBe(-1);
  });

  it('finds the terms that begin with a prefix', () => {
    const with_ = (prefix: string): readonly string[] => {
      const [from, to] = dictionary.prefixRange(prefix);
      return Array.from({ length: to - from }, (_, i) => dictionary.at(from + i));
    };
    for (const prefix of ['', '行', '行政', '行政执法', '行政执法监督', '监', '龘']) {
      expect(with_(prefix)).toEqual(terms.filter((term) => term.startsWith(prefix)));
    }
  });

  it('finds terms that are spelt alike, nearest first', () => {
    const alike = (term: string, distance: number) =>
      dictionary.alike(term, distance).map(({ index }) => dictionary.at(index));
    expect(alike('行政复义', 1)).toEqual(['行政复议']);
    expect(alike('行政复议', 2)).toEqual(['复议', '行政', '行政执法']);
    expect(alike('12354', 2)).toEqual(['12345']);
  });
});

describe('a text column', () => {
  it('finds and counts a literal as String does', () => {
    const text = fc.string({ unit: fc.constantFrom(...'一二三四'), maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        text,
        fc.integer({ min: 1, max: 6 }),
        (rows, source, length) => {
          const literal = source.slice(0, length);
          if (literal === '') return;
          const bytes = fileOf((to) => {
            const all = rows.join('');
            to.write(
              'textUnits',
              Uint16Array.from(all, (character) => character.charCodeAt(0)),
            );
            let at = 0;
            to.write('textStarts', Uint32Array.from([0, ...rows.map((row) => (at += row.length))]));
          });
          const column = openTextColumn(openSections(bytes, 'test', 'x'), 'text', rows.length, 'x');
          rows.forEach((row, i) => {
            expect(column.includes(i, createLiteral(literal))).toBe(row.includes(literal));
            expect(column.count(i, createLiteral(literal))).toBe(row.split(literal).length - 1);
            expect(column.find(i, createLiteral(literal), 1)).toBe(row.indexOf(literal, 1));
          });
        },
      ),
    );
  });
});

describe('a file of sections', () => {
  const bytes = fileOf((to) => {
    to.write('a', Uint8Array.of(1, 2, 3));
    to.write('b', Float64Array.of(0.5));
    to.write('b', Float64Array.of(1.5));
  });

  it('gives back its columns, also those written in pieces', () => {
    const sections = openSections(bytes, 'test', 'x');
    expect([...sections.u8('a')]).toEqual([1, 2, 3]);
    expect([...sections.f64('b')]).toEqual([0.5, 1.5]);
  });

  it.each([
    ['no bytes', new Uint8Array(), /不完整/],
    ['other bytes', new Uint8Array(64).fill(7), /不是他山的索引/],
    ['a cut end', bytes.slice(0, -1), /不是他山的索引/],
    ['an added byte', Uint8Array.of(...bytes, 0), /不是他山的索引/],
    ['a changed table', Uint8Array.from(bytes, (byte, i) => (i === bytes.length - 20 ? byte ^ 1 : byte)), /校验不符/],
    [
      'a later format',
      Uint8Array.from(bytes, (byte, i) => (i === bytes.length - 8 ? 9 : byte)),
      /格式是 9，本程序读 1/,
    ],
  ])('refuses %s and says to rebuild', (_, given, message) => {
    expect(() => openSections(given, 'test', 'x')).toThrow(message);
    expect(() => openSections(given, 'test', 'x')).toThrow(/tashan index --full/);
  });

  it('is not taken for another kind, nor for having what it lacks', () => {
    expect(() => openSections(bytes, 'grams', 'x')).toThrow(/内容是 test/);
    expect(() => openSections(bytes, 'test', 'x').u32('a')).toThrow(/没有 a 一栏/);
  });
});

describe('a damaged segment', () => {
  const reports = [
    sampleReport('a', ['行政复议受理点。', '执法监督。']),
    sampleReport('b', [{ text: '公开。', themes: ['T09'] }]),
  ];

  it('is refused, or answers without failing: any byte may be any other', () => {
    const files = sampleFiles(reports);
    const names = [...files.keys()];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.integer({ min: 1, max: 255 }), (name, place, change) => {
        const damagedFiles = new Map(files);
        const bytes = Uint8Array.from(files.get(name) ?? []);
        bytes[place % bytes.length] = (bytes[place % bytes.length] as number) ^ change;
        damagedFiles.set(name, bytes);
        try {
          segmentOf(damagedFiles);
        } catch (error) {
          expect(error).toMatchObject({
            kind: 'state',
            code: 'index-damaged',
            message: expect.stringMatching(/--full/),
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of another length is refused', () => {
    const files = sampleFiles(reports);
    for (const [name, bytes] of files) {
      for (const length of [0, 1, bytes.length - 1]) {
        expect(() => segmentOf(new Map([...files, [name, bytes.slice(0, length)]])), `${name} ${length}`).toThrow(
          /--full/,
        );
      }
    }
    expect(segmentOf(files).passageCount).toBe(3);
  });
});
