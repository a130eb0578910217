// How much of a passage is 套话, as the engine tells it to a rescoring.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createColumnEngine } from '../../src/engine/column-engine.ts';
import type { SearchEngine } from '../../src/engine/search-engine.ts';
import { mergeSegments } from '../../src/indexer/merge-segments.ts';
import { regionOf } from '../../src/report/region/region-gazetteer.ts';
import type { Report } from '../../src/report/report.ts';
import { PLAIN_QUERY } from '../contracts/search-engine.ts';
import { createReferenceEngine } from '../reference-engine.ts';
import {
  memorySink,
  sampleAnalyzer,
  sampleEngine,
  sampleFiles,
  sampleReport,
  sampleSegment,
  segmentOf,
} from '../sample-reports.ts';

const PLACES = ['330226', '320507', '320111', '350102', '430281', '130303'];
const FORMULA = '坚持以习近平法治思想为指导全面推进依法行政。';
const OWN = '在十二个乡镇设立行政复议受理点方便群众就近申请。';

/** By passage id: the share of its text that is formula. */
function shares(engine: SearchEngine): Readonly<Record<string, number>> {
  const told: Record<string, number> = {};
  engine.search(PLAIN_QUERY, {
    depth: 1_000,
    strings: [],
    rescore: (hits, evidenceOf) => {
      for (const hit of hits) told[engine.passage(hit.ordinal).passage.id] = evidenceOf(hit).formula;
      return hits;
    },
  });
  return told;
}

const reportsOf = (texts: readonly string[], places: readonly string[] = PLACES): readonly Report[] =>
  texts.map((text, i) => sampleReport(`r${i}`, [text], { place: places[i % places.length] ?? '330226' }));

describe('formula text', () => {
  it('is what four places carry', () => {
    expect(shares(sampleEngine(reportsOf([FORMULA, FORMULA, FORMULA])))).toEqual({
      'r0-p0': 0,
      'r1-p0': 0,
      'r2-p0': 0,
    });
    expect(shares(sampleEngine(reportsOf([FORMULA, FORMULA, FORMULA, FORMULA, OWN])))).toMatchObject({
      'r0-p0': 1,
      'r3-p0': 1,
      'r4-p0': 0,
    });
  });

  it('is not what one place writes every year', () => {
    const told = shares(sampleEngine(reportsOf([FORMULA, FORMULA, FORMULA, FORMULA], ['330226', '320507', '320111'])));
    expect(Object.values(told)).toEqual([0, 0, 0, 0]);
  });

  it('is told in its near copies, with other figures, signs and words for the place', () => {
    const copies = [
      '2022年，全县开展执法培训12场次。',
      '2023年,全区开展执法培训3场次;',
      '我市开展执法培训,场次。',
      '本镇开展“执法”培训7场次！',
    ];
    expect(shares(sampleEngine(reportsOf(copies.map((copy) => `有关单位认真组织${copy}`))))).toMatchObject({
      'r2-p0': 0,
    });
    const whole = copies.map((copy) => copy.replace(/^\d+年[，,]/u, '').replace(/培训/u, '培训和案卷评查'));
    expect(shares(sampleEngine(reportsOf(whole)))).toEqual({ 'r0-p0': 1, 'r1-p0': 1, 'r2-p0': 1, 'r3-p0': 1 });
  });

  it('is weighed by its length in the passage', () => {
    const told = shares(sampleEngine(reportsOf([FORMULA, FORMULA, FORMULA, FORMULA + OWN])));
    expect(told['r3-p0']).toBeCloseTo(21 / (21 + 23), 2);
  });

  it('is no short sentence', () => {
    const short = '现将情况报告如下。';
    expect(Object.values(shares(sampleEngine(reportsOf([short, short, short, short]))))).toEqual([0, 0, 0, 0]);
  });

  it('needs one place in fifty of a large index', () => {
    const codes = [410_000, 510_000].flatMap((province) =>
      Array.from({ length: 2_000 }, (_, i) => String(province + i)),
    );
    const counties = codes.filter((code) => regionOf(code) !== null).slice(0, 251);
    const reports = counties.map((place, i) => sampleReport(`r${1000 + i}`, [i < 5 ? FORMULA : OWN + i], { place }));
    expect(shares(sampleEngine(reports))['r1000-p0']).toBe(0);
    const more = counties.map((place, i) => sampleReport(`r${1000 + i}`, [i < 6 ? FORMULA : OWN + i], { place }));
    expect(shares(sampleEngine(more))['r1000-p0']).toBe(1);
  });

  it('is the same however the corpus is spread over segments, and as the reference engine counts', () => {
    const pool = [
      FORMULA,
      OWN,
      '全县开展执法案卷评查活动提升执法水平。',
      '我市开展执法案卷评查活动提升执法水平!',
      '公开。',
    ];
    const corpus = fc.array(
      fc.record({
        texts: fc.array(
          fc.array(fc.constantFrom(...pool), { minLength: 1, maxLength: 3 }).map((list) => list.join('')),
          { minLength: 1, maxLength: 2 },
        ),
        place: fc.constantFrom(...PLACES),
      }),
      { minLength: 4, maxLength: 12 },
    );
    let formula = 0;
    fc.assert(
      fc.property(corpus, corpus, fc.nat(), (list, more, cut) => {
        const reports = list.map(({ texts, place }, i) => sampleReport(`r${100 + i}`, texts, { place }));
        const gone = more.map(({ texts, place }, i) => sampleReport(`x${100 + i}`, texts, { place }));
        const removed = new Set(gone.map(({ id }) => id));
        const at = cut % (reports.length + 1);
        const base = sampleSegment([...reports.slice(0, at), ...gone]);
        const delta = sampleSegment(reports.slice(at));
        const expected = shares(createReferenceEngine(reports, sampleAnalyzer));
        const pieces = [
          { segment: base, removed },
          { segment: delta, removed: new Set<string>() },
        ];
        expect(shares(createColumnEngine(pieces))).toEqual(expected);
        const merged = memorySink();
        mergeSegments(
          pieces.map(({ segment }) => ({ segment, isKept: (id) => !removed.has(id) })),
          merged,
        );
        expect(merged.files.get('sentences.bin')).toEqual(sampleFiles(reports).get('sentences.bin'));
        expect(shares(createColumnEngine([{ segment: segmentOf(merged.files), removed: new Set() }]))).toEqual(
          expected,
        );
        formula += Object.values(expected).filter((share) => share > 0).length;
      }),
      { numRuns: 200 },
    );
    expect(formula).toBeGreaterThan(200);
  });
});
