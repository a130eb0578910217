// The column engine answers as the reference engine does, for generated corpora and queries of every feature; however
// the corpus is spread over segments.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createColumnEngine } from '../../src/engine/column-engine.ts';
import { type EngineQuery, NO_TEST, type ScoreNode, type WordTest } from '../../src/engine/query-tree.ts';
import type { HitEvidence, Rescoring, RescoringStatistics } from '../../src/engine/rescoring.ts';
import type { EngineAnswer, SearchEngine, WordChoice } from '../../src/engine/search-engine.ts';
import { mergeSegments } from '../../src/indexer/merge-segments.ts';
import type { Report } from '../../src/report/report.ts';
import { createReferenceEngine } from '../reference-engine.ts';
import { memorySink, sampleAnalyzer, sampleReport, sampleSegment, segmentOf } from '../sample-reports.ts';

const VOCABULARY = ['行政复议', '受理点', '执法', '监督', '公开', '12345', '培训', '证', '复议', '案卷', '了了了'];
const words = fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 10 }).map((list) => list.join(''));
const passage = fc.record({
  heading: fc.option(words),
  path: fc.array(words, { maxLength: 2 }),
  text: words.map((text) => `${text}。`),
  kind: fc.constantFrom('practice' as const, 'plan' as const, 'problem' as const),
  themes: fc.uniqueArray(fc.constantFrom('T01', 'T05', 'T11'), { maxLength: 2 }),
});
const report = fc.record({
  passages: fc.array(passage, { minLength: 1, maxLength: 4 }),
  place: fc.option(fc.constantFrom('330226', '320507', '320111', '330000'), { nil: undefined }),
  year: fc.option(fc.constantFrom(2020, 2021, 2023)),
  publishedOn: fc.option(fc.constantFrom('2022-01-05', '2024-02-01')),
  title: fc.option(words),
});
const corpus = fc.array(report, { minLength: 1, maxLength: 6 }).map((list) =>
  // Ids in another order than the reports were given in.
  list
    .map(({ passages, place, ...more }, i) =>
      sampleReport(`r${(i * 7) % 10}${i}`, passages, { ...more, ...(place === undefined ? {} : { place }) }),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
);

const leaf = fc.record({
  type: fc.constant('term' as const),
  term: fc.constantFrom(...VOCABULARY, '复', '没有'),
  boost: fc.constantFrom(0.5, 1, 2),
  prefix: fc.boolean(),
});
const { tree } = fc.letrec<{ tree: ScoreNode; node: ScoreNode }>((tie) => ({
  tree: fc.oneof({ maxDepth: 2 }, leaf, tie('node')),
  node: fc.record({
    type: fc.constantFrom('or' as const, 'or' as const, 'and' as const, 'andNot' as const),
    children: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
  }),
}));
const literal = fc
  .tuple(words, fc.nat(), fc.integer({ min: 1, max: 8 }))
  .map(([text, at, length]) => text.slice(at % Math.max(1, text.length), (at % Math.max(1, text.length)) + length));
const test: fc.Arbitrary<WordTest> = fc
  .record({
    words: fc.array(fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
    literals: fc.array(
      literal.filter((text) => text !== ''),
      { maxLength: 2 },
    ),
    scope: fc.option(fc.constantFrom('all' as const, 'heading' as const, 'title' as const), {
      nil: undefined,
      freq: 8,
    }),
  })
  .map(({ scope, ...words }) => (scope === undefined ? words : { ...words, scope }));
const filter = fc.oneof(
  fc.record({
    column: fc.constant('region' as const),
    anyOf: fc.subarray(['330000', '330200', '320507']),
    noneOf: fc.subarray(['320000', '330226'], { maxLength: 1 }),
  }),
  fc.record({
    column: fc.constant('year' as const),
    anyOf: fc.subarray(['2020', '2021', '2023']),
    noneOf: fc.constant([] as string[]),
  }),
  fc.record({
    column: fc.constant('theme' as const),
    anyOf: fc.subarray(['T01', 'T05']),
    noneOf: fc.subarray(['T11']),
  }),
  fc.record({
    column: fc.constant('kind' as const),
    anyOf: fc.subarray(['practice', 'plan']),
    noneOf: fc.constant([] as string[]),
  }),
);
const query: fc.Arbitrary<EngineQuery> = fc.record({
  score: fc.option(tree),
  fieldBoosts: fc.constantFrom({ heading: 1, path: 1, text: 1 }, { heading: 2, path: 0.5, text: 1 }),
  concepts: fc.array(fc.record({ typed: test, synonyms: test }), { maxLength: 3 }),
  related: fc.oneof({ weight: 3, arbitrary: fc.constant(NO_TEST) }, test),
  exclude: fc.array(test, { maxLength: 1 }),
  scope: fc.constantFrom('all' as const, 'all' as const, 'heading' as const, 'title' as const),
  filters: fc.uniqueArray(filter, { selector: ({ column }) => column, maxLength: 3 }),
  reports: fc.oneof({ weight: 3, arbitrary: fc.constant([] as string[]) }, fc.subarray(['r00', 'r71', 'r42', 'none'])),
  order: fc.constantFrom('score' as const, 'occurrences' as const, 'newest' as const, 'oldest' as const),
  countTitles: fc.boolean(),
  countOccurrences: fc.boolean(),
  perReport: fc.constantFrom(0, 0, 1, 2),
  group: fc.constantFrom('none' as const, 'none' as const, 'report' as const, 'region' as const),
  perGroup: fc.constantFrom(0, 0, 1, 3),
  groupOrder: fc.constantFrom('best' as const, 'newest' as const, 'oldest' as const, 'place' as const),
  cross: fc.option(
    fc.record({
      rows: fc.constantFrom('theme' as const, 'kind' as const),
      columns: fc.constantFrom('year' as const, 'level' as const, 'issuerKind' as const),
    }),
  ),
  from: fc.constantFrom(0, 0, 2, 5),
  size: fc.constantFrom(3, 100),
});

/** An order that has nothing to do with the base order, made of everything a rescoring is told. */
const RESCORING: Rescoring = {
  depth: 4,
  strings: ['执法', '行政复议', '了了', '没有'],
  rescore: (hits, evidenceOf, statistics) =>
    hits
      .map((hit) => ({ ...hit, score: digest([told(evidenceOf(hit)), toldOf(statistics), hit.kind, hit.concepts]) }))
      .sort((a, b) => Number(a.tier === 'some') - Number(b.tier === 'some') || b.score - a.score),
};

const told = ({ placesOf, isInHeading, ...rest }: HitEvidence) => [
  rest,
  RESCORING.strings.map((_, i) => [placesOf(i), isInHeading(i)]),
];
const toldOf = ({ frequencyOf, ...rest }: RescoringStatistics) => [
  rest,
  RESCORING.strings.map((_, i) => frequencyOf(i)),
];

function digest(value: unknown): number {
  let sum = 7;
  for (const character of JSON.stringify(value)) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}

/** Tells what it was given to choose from by the order of what it chooses. */
const WORDS: WordChoice = {
  vocabulary: VOCABULARY,
  sample: 5,
  least: 1,
  choose: (uses, sampled) =>
    [...uses]
      .sort((a, b) => b.inSample * b.places * sampled - a.everywhere - (a.inSample * a.places * sampled - b.everywhere))
      .slice(0, 6)
      .map(({ word }) => word),
};

/** Ordinals are an engine's own business; scores are held to 1e-6. */
function comparable(engine: SearchEngine, answer: EngineAnswer) {
  return {
    ...answer,
    facets: [...answer.facets],
    hits: answer.hits.map(({ ordinal, score, ...hit }) => ({
      ...hit,
      score: Number(score.toPrecision(7)),
      id: engine.passage(ordinal).passage.id,
    })),
  };
}

/** Keys of the base order that are equal in one engine differ in the 15th digit in the other, so ties of sums are left out. */
const hasEqualSums = (answer: EngineAnswer): boolean => {
  const scores = answer.hits.map(({ score }) => score).filter((score) => score > 0);
  return scores.some((a, i) => scores.some((b, j) => i < j && a !== b && Math.abs(a - b) < 1e-9 * a));
};

describe('the column engine', () => {
  it('answers as the reference engine does', () => {
    let compared = 0;
    fc.assert(
      fc.property(corpus, fc.array(query, { minLength: 5, maxLength: 5 }), (reports, queries) => {
        const reference = createReferenceEngine(reports, sampleAnalyzer);
        const engine = createColumnEngine([{ segment: sampleSegment(reports), removed: new Set() }]);
        for (const each of queries) {
          const everything = reference.search({ ...each, from: 0, size: 1_000, group: 'none', perReport: 0 });
          if (hasEqualSums(everything)) continue;
          expect(comparable(engine, engine.search(each))).toEqual(comparable(reference, reference.search(each)));
          expect(comparable(engine, engine.search(each, RESCORING, WORDS))).toEqual(
            comparable(reference, reference.search(each, RESCORING, WORDS)),
          );
          compared += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(2_000);
  });

  it('answers alike however the corpus is spread over segments, and with reports taken out again', () => {
    fc.assert(
      fc.property(
        corpus,
        corpus,
        fc.array(query, { minLength: 4, maxLength: 4 }),
        fc.nat(),
        (reports, more, queries, cut) => {
          const gone = more.map((each, i): Report => ({ ...each, id: `x${i}` }));
          const at = cut % (reports.length + 1);
          const inBase = [...reports.slice(0, at), ...gone].sort((a, b) => (a.id < b.id ? -1 : 1));
          const whole = createColumnEngine([{ segment: sampleSegment(reports), removed: new Set() }]);
          const pieces = createColumnEngine([
            { segment: sampleSegment(inBase), removed: new Set(gone.map(({ id }) => id)) },
            { segment: sampleSegment(reports.slice(at)), removed: new Set() },
          ]);
          for (const each of queries) {
            if (hasEqualSums(whole.search({ ...each, from: 0, size: 1_000 }))) continue;
            expect(comparable(pieces, pieces.search(each, RESCORING, WORDS))).toEqual(
              comparable(whole, whole.search(each, RESCORING, WORDS)),
            );
          }
          expect(pieces.passageCount).toBe(whole.passageCount);
          expect(pieces.reports).toEqual(whole.reports);
          expect(pieces.headingTerms(2)).toEqual(whole.headingTerms(2));
          for (const word of VOCABULARY) {
            expect(pieces.frequencyOf(word)).toBe(whole.frequencyOf(word));
            expect(pieces.vocabulary.alike(word, 2)).toEqual(whole.vocabulary.alike(word, 2));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('segments', () => {
  it('merged give the bytes of one that was written at once', () => {
    fc.assert(
      fc.property(corpus, corpus, fc.integer({ min: 1, max: 3 }), (reports, more, pieces) => {
        const gone = more.map((each, i): Report => ({ ...each, id: `x${i}` }));
        const parts = Array.from({ length: pieces }, (_, i) => reports.filter((_, j) => j % pieces === i));
        parts[0] = [...(parts[0] ?? []), ...gone].sort((a, b) => (a.id < b.id ? -1 : 1));
        const isKept = (id: string): boolean => !id.startsWith('x');
        const merged = memorySink();
        mergeSegments(
          parts.map((part) => ({ segment: sampleSegment(part), isKept })),
          merged,
        );
        const atOnce = memorySink();
        mergeSegments([{ segment: sampleSegment(reports), isKept }], atOnce);
        expect(merged.files).toEqual(atOnce.files);
        expect(segmentOf(merged.files).heads.map(({ id }) => id)).toEqual(reports.map(({ id }) => id));
      }),
      { numRuns: 200 },
    );
  });
});
