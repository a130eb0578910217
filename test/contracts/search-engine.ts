// The contract every SearchEngine keeps: the same questions put to it and to MiniSearch give the same passages and scores.

import fc from 'fast-check';
import MiniSearch, { type Query } from 'minisearch';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/analysis/fold.ts';
import {
  type ConceptTest,
  type EngineQuery,
  NO_TEST,
  type ScoreNode,
  type WordTest,
} from '../../src/engine/query-tree.ts';
import type { SearchEngine } from '../../src/engine/search-engine.ts';
import type { Passage, Report } from '../../src/report/report.ts';
import { sampleAnalyzer, sampleReport } from '../sample-reports.ts';

export const PLAIN_QUERY: EngineQuery = {
  score: null,
  fieldBoosts: { heading: 1, path: 1, text: 1 },
  concepts: [],
  related: NO_TEST,
  exclude: [],
  scope: 'all',
  filters: [],
  reports: [],
  order: 'score',
  countTitles: false,
  countOccurrences: true,
  perReport: 0,
  group: 'none',
  perGroup: 0,
  groupOrder: 'best',
  cross: null,
  from: 0,
  size: 1_000,
};

const typed = (words: WordTest['words'], literals: readonly string[] = []): ConceptTest => ({
  typed: { words, literals },
  synonyms: NO_TEST,
});

const COMBINATIONS = { or: 'OR', and: 'AND', andNot: 'AND_NOT' } as const;
const VOCABULARY = ['行政复议', '受理点', '执法', '监督', '公开', '12345', '培训', '证', '复议', '案卷'];
const words = fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 12 }).map((list) => list.join('、'));
const passage = fc.record({
  heading: fc.option(words),
  path: fc.array(words, { maxLength: 2 }),
  text: words.map((text) => `${text}。`),
});
const corpus = fc.array(fc.array(passage, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });

const leaf = fc.record({
  type: fc.constant('term' as const),
  term: fc.constantFrom(...VOCABULARY, '复', '没有'),
  boost: fc.constantFrom(0.5, 1, 2),
  prefix: fc.boolean(),
});
const { tree } = fc.letrec<{ tree: ScoreNode; node: ScoreNode }>((tie) => ({
  tree: fc.oneof({ maxDepth: 2 }, leaf, tie('node')),
  node: fc.record({
    type: fc.constantFrom('or' as const, 'and' as const, 'andNot' as const),
    children: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
  }),
}));

const FIELD_TEXTS: readonly ((passage: Passage) => string)[] = [
  ({ heading }) => heading ?? '',
  ({ path }) => path.join('\n'),
  ({ text }) => text,
];

function reportsOf(
  passages: readonly (readonly { heading: string | null; path: readonly string[]; text: string }[])[],
): readonly Report[] {
  return passages.map((list, i) => sampleReport(`r${i}`, list));
}

/** Plain MiniSearch over the same passages, asked the same: written apart from the code under test. */
function askMiniSearch(reports: readonly Report[], score: ScoreNode): ReadonlyMap<number, number> {
  const index = new MiniSearch({
    fields: ['heading', 'path', 'text'],
    tokenize: (text) => sampleAnalyzer.tokenize(text).map(({ term }) => term),
    processTerm: (term) => term,
  });
  const passages = reports.flatMap((report) => report.passages);
  index.addAll(
    passages.map(({ heading, path, text }, id) => ({ id, heading: heading ?? '', path: path.join('\n'), text })),
  );
  const query = (node: ScoreNode): Query =>
    node.type === 'term'
      ? { queries: [node.term], prefix: node.prefix === true, boostTerm: () => node.boost }
      : { combineWith: COMBINATIONS[node.type], queries: node.children.map(query) };
  return new Map(
    index.search(query(score), { tokenize: (term) => [term] }).map(({ id, score: value }) => [id as number, value]),
  );
}

export function keepsTheEngineContract(name: string, createEngine: (reports: readonly Report[]) => SearchEngine): void {
  describe(`${name} keeps the engine contract`, () => {
    it('gives the scores of MiniSearch for any tree of OR, AND, AND_NOT, prefixes and boosts', () => {
      fc.assert(
        fc.property(corpus, tree, (passages, score) => {
          const reports = reportsOf(passages);
          const expected = askMiniSearch(reports, score);
          const { hits } = createEngine(reports).search({ ...PLAIN_QUERY, score });
          for (const hit of hits) expect(hit.score).toBeCloseTo(expected.get(hit.ordinal) ?? 0, 9);
          expect(hits.filter((hit) => hit.score > 0).length).toBe(
            [...expected.values()].filter((value) => value > 0).length,
          );
          expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a));
        }),
        { numRuns: 300 },
      );
    });

    it('finds exactly the passages whose folded text contains a literal, and counts its occurrences', () => {
      fc.assert(
        fc.property(corpus, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 8 }), (lists, which, at, length) => {
          const reports = reportsOf(lists);
          const passages = reports.flatMap((report) => report.passages);
          const source = passages[which % passages.length]?.text ?? '';
          const literal = fold(source.slice(at % source.length, (at % source.length) + length));
          if (literal === '') return;
          const holders = passages.flatMap(({ text }, ordinal) => (fold(text).includes(literal) ? [ordinal] : []));
          const answer = createEngine(reports).search({
            ...PLAIN_QUERY,
            concepts: [typed([], [literal])],
            order: 'occurrences',
          });
          expect(answer.hits.map((hit) => hit.ordinal).sort((a, b) => a - b)).toEqual(holders);
          expect(answer.all.passages).toBe(holders.length);
          expect(answer.occurrences).toBe(
            passages.reduce((sum, { text }) => sum + fold(text).split(literal).length - 1, 0),
          );
        }),
        { numRuns: 300 },
      );
    });

    it('knows its words and literals, and in how many passages each is', () => {
      fc.assert(
        fc.property(corpus, fc.constantFrom(...VOCABULARY, '、', '案件', ''), (lists, literal) => {
          const reports = reportsOf(lists);
          const passages = reports.flatMap((report) => report.passages);
          const { vocabulary } = createEngine(reports);
          const expected = new Map<string, number>();
          for (const textOf of FIELD_TEXTS) {
            const counts = new Map<string, number>();
            for (const each of passages) {
              for (const term of new Set(sampleAnalyzer.tokenize(textOf(each)).map(({ term }) => term))) {
                counts.set(term, (counts.get(term) ?? 0) + 1);
              }
            }
            for (const [term, count] of counts) expected.set(term, Math.max(count, expected.get(term) ?? 0));
          }
          expect([...vocabulary.words()].map(({ term, passages }) => [term, passages])).toEqual(
            [...expected].sort(([a], [b]) => (a < b ? -1 : 1)),
          );
          for (const [term, count] of expected) expect(vocabulary.frequencyOf(term)).toBe(count);
          expect(vocabulary.frequencyOf('没有')).toBe(0);
          const holders = passages.filter(({ text }) => literal !== '' && fold(text).includes(fold(literal)));
          expect(vocabulary.passagesWith(fold(literal))).toBe(holders.length);
        }),
        { numRuns: 100 },
      );
    });

    it('ends ties at report id and position', () => {
      const reports = [sampleReport('a', ['复议。', '复议。']), sampleReport('b', ['复议。'])];
      const engine = createEngine(reports);
      const { hits } = engine.search({ ...PLAIN_QUERY, score: { type: 'term', term: '复议', boost: 1 } });
      expect(hits.map((hit) => engine.passage(hit.ordinal).passage.id)).toEqual(['a-p0', 'a-p1', 'b-p0']);
    });

    it('puts passages with every concept before those with some, and tells which they have and how', () => {
      const engine = createEngine([sampleReport('a', ['执法监督。', '执法。', '监督,监督。', '公开。'])]);
      const answer = engine.search({
        ...PLAIN_QUERY,
        concepts: [
          { typed: { words: [['执法']], literals: [] }, synonyms: NO_TEST },
          { typed: NO_TEST, synonyms: { words: [['监督']], literals: [] } },
        ],
      });
      expect(answer.hits.map(({ ordinal, tier, concepts, typed: bits }) => [ordinal, tier, concepts, bits])).toEqual([
        [0, 'all', 0b11, 0b01],
        [1, 'some', 0b01, 0b01],
        [2, 'some', 0b10, 0],
      ]);
      expect(answer.all.passages).toBe(1);
      expect(answer.some.passages).toBe(2);
    });

    it('takes a way to say a concept as present only when all its words are', () => {
      const engine = createEngine([sampleReport('a', ['执法案卷。', '执法。'])]);
      const answer = engine.search({ ...PLAIN_QUERY, concepts: [typed([['执法', '案卷']])] });
      expect(answer.hits.map(({ ordinal }) => ordinal)).toEqual([0]);
    });

    it('leaves out what is excluded', () => {
      const engine = createEngine([sampleReport('a', ['执法监督。', '执法。'])]);
      const answer = engine.search({
        ...PLAIN_QUERY,
        concepts: [typed([['执法']])],
        exclude: [{ words: [], literals: ['监督'] }],
      });
      expect(answer.hits.map(({ ordinal }) => ordinal)).toEqual([1]);
    });
  });

  describe(`${name} filters and counts`, () => {
    const engine = createEngine([
      sampleReport(
        'a',
        [
          { text: '执法。', themes: ['T05'] },
          { text: '执法计划。', kind: 'plan', themes: ['T05', 'T01'] },
        ],
        {
          place: '330226',
          year: 2021,
        },
      ),
      sampleReport('b', [{ text: '执法监督。', themes: ['T09'] }], { place: '320507', year: 2023 }),
      sampleReport('c', ['执法公开。'], { place: '320111', year: 2022, title: '监督报告' }),
    ]);
    const counts = (answer: ReturnType<SearchEngine['search']>, column: 'region' | 'year' | 'theme' | 'kind') =>
      (answer.facets.get(column) ?? []).map(({ value, count }) => `${value}:${count}`);

    it('counts every place with the places it lies in', () => {
      expect(counts(engine.search(PLAIN_QUERY), 'region')).toEqual([
        '320000:2',
        '320100:1',
        '320111:1',
        '320500:1',
        '320507:1',
        '330000:2',
        '330200:2',
        '330226:2',
      ]);
    });

    it('leaves a facet its other values when one of them is chosen', () => {
      const answer = engine.search({ ...PLAIN_QUERY, filters: [{ column: 'year', anyOf: ['2021'], noneOf: [] }] });
      expect(answer.all.passages).toBe(2);
      expect(counts(answer, 'year')).toEqual(['2021:2', '2022:1', '2023:1']);
      expect(counts(answer, 'kind')).toEqual(['plan:1', 'practice:1']);
    });

    it('takes values of one facet as either, of two facets as both', () => {
      const answer = engine.search({
        ...PLAIN_QUERY,
        filters: [
          { column: 'year', anyOf: ['2021', '2023'], noneOf: [] },
          { column: 'kind', anyOf: ['practice'], noneOf: [] },
        ],
      });
      expect(answer.all).toMatchObject({ passages: 2, reports: 2, regions: 2 });
    });

    it('shuts a place out with all that lies in it', () => {
      const answer = engine.search({ ...PLAIN_QUERY, filters: [{ column: 'region', anyOf: [], noneOf: ['320000'] }] });
      expect(answer.all).toMatchObject({ passages: 2, reports: 1, regions: 1 });
    });

    it('counts a report whose title has the literal, in exact mode', () => {
      const query = { ...PLAIN_QUERY, concepts: [typed([], ['监督'])], countTitles: true };
      expect(engine.search(query)).toMatchObject({ all: { passages: 1, reports: 2, regions: 2 }, titleOnly: 1 });
    });

    it('orders by year both ways', () => {
      const years = (order: 'newest' | 'oldest') =>
        engine.search({ ...PLAIN_QUERY, order }).hits.map((hit) => engine.passage(hit.ordinal).report.year);
      expect(years('newest')).toEqual([2023, 2022, 2021, 2021]);
      expect(years('oldest')).toEqual([2021, 2021, 2022, 2023]);
    });

    it('looks in titles or headings only, where asked', () => {
      const headed = createEngine([
        sampleReport('a', [{ text: '执法。', heading: '监督' }, '监督。'], { title: '公开报告' }),
        sampleReport('b', ['监督。'], { title: '监督报告' }),
      ]);
      const found = (scope: 'title' | 'heading', word: string) =>
        headed
          .search({ ...PLAIN_QUERY, scope, concepts: [typed([[word]], [word])] })
          .hits.map((hit) => headed.passage(hit.ordinal).passage.id);
      expect(found('heading', '监督')).toEqual(['a-p0']);
      expect(found('title', '监督')).toEqual(['b-p0']);
      expect(found('title', '公开')).toEqual(['a-p0', 'a-p1']);
    });

    it('orders by kind, then occurrences, then year, and counts the passages of a report', () => {
      const counted = createEngine([
        sampleReport('a', [{ text: '执法执法执法。', kind: 'plan' }, '执法。'], { year: 2023 }),
        sampleReport('b', ['执法执法。', '执法。'], { year: null }),
      ]);
      const { hits } = counted.search({ ...PLAIN_QUERY, concepts: [typed([], ['执法'])], order: 'occurrences' });
      expect(hits.map((hit) => counted.passage(hit.ordinal).passage.id)).toEqual(['b-p0', 'a-p1', 'b-p1', 'a-p0']);
      expect(hits.map((hit) => hit.inReport)).toEqual([2, 2, 2, 2]);
      const oldest = counted.search({ ...PLAIN_QUERY, order: 'oldest' }).hits;
      expect(oldest.map((hit) => counted.passage(hit.ordinal).report.id)).toEqual(['a', 'a', 'b', 'b']);
    });

    it('pages over places: of each its best passages, in the order asked for', () => {
      const spread = createEngine([
        sampleReport('a', ['执法。', '执法执法。', '执法执法执法。'], { place: '330226', year: 2021 }),
        sampleReport('b', ['执法执法执法执法。'], { place: '330226', year: 2022 }),
        sampleReport('c', ['执法执法。', '监督。'], { place: '110000', year: 2023 }),
        sampleReport('d', ['执法执法执法执法执法。'], { year: 2024 }),
      ]);
      const places = (more: Partial<EngineQuery>) => {
        const answer = spread.search({
          ...PLAIN_QUERY,
          concepts: [typed([], ['执法'])],
          order: 'occurrences',
          group: 'region',
          perGroup: 2,
          ...more,
        });
        const hits = answer.hits.map((hit) => [spread.passage(hit.ordinal).passage.id, hit.inGroup]);
        return { hits, listed: answer.listed, unplaced: answer.all.unplaced };
      };
      const ningbo = [
        ['b-p0', 4],
        ['a-p2', 4],
      ];
      const beijing = [['c-p0', 1]];
      expect(places({})).toEqual({ hits: [...ningbo, ...beijing], listed: 2, unplaced: 1 });
      expect(places({ from: 1, size: 1 }).hits).toEqual(beijing);
      expect(places({ groupOrder: 'place' }).hits).toEqual([...beijing, ...ningbo]);
      expect(places({ groupOrder: 'oldest' }).hits).toEqual([...ningbo, ...beijing]);
      expect(places({ group: 'report', groupOrder: 'newest' }).hits.map(([id]) => id)).toEqual([
        'd-p0',
        'c-p0',
        'b-p0',
        'a-p2',
        'a-p1',
      ]);
    });

    it('counts themes by year over what passes the filters', () => {
      const cross = { rows: 'theme', columns: 'year' } as const;
      expect(engine.search({ ...PLAIN_QUERY, cross }).cross).toEqual({
        cells: [
          { row: 'T01', column: '2021', count: 1 },
          { row: 'T05', column: '2021', count: 2 },
          { row: 'T09', column: '2023', count: 1 },
          { row: null, column: '2022', count: 1 },
        ],
        columns: [
          { column: '2021', count: 2 },
          { column: '2022', count: 1 },
          { column: '2023', count: 1 },
        ],
      });
      const chosen = [{ column: 'theme', anyOf: ['T09'], noneOf: [] } as const];
      expect(engine.search({ ...PLAIN_QUERY, cross, filters: chosen }).cross?.cells).toEqual([
        { row: 'T09', column: '2023', count: 1 },
      ]);
    });

    it('looks in the reports asked for only', () => {
      const answer = engine.search({ ...PLAIN_QUERY, reports: ['a', 'unknown'] });
      expect(answer.all).toMatchObject({ passages: 2, reports: 1 });
      expect(counts(answer, 'year')).toEqual(['2021:2']);
      expect(engine.search({ ...PLAIN_QUERY, reports: ['unknown'] }).all.passages).toBe(0);
    });

    it('completes what was typed with names, those that most places use first', () => {
      const named = createEngine([
        sampleReport('a', [{ text: '印发《行政复议便民办法》。', heading: '推进“一件事”改革' }], { place: '330226' }),
        sampleReport(
          'b',
          [
            { text: '执法。', heading: '推进“一件事”改革。' },
            { text: '公开。', heading: '推进公开' },
          ],
          {
            place: '320507',
          },
        ),
      ]);
      expect(named.completions('推进', 10)).toEqual([
        { kind: 'heading', text: '推进“一件事”改革', fit: 'prefix', places: 2 },
        { kind: 'heading', text: '推进公开', fit: 'prefix', places: 1 },
      ]);
      expect(named.completions('一件', 1)).toEqual([{ kind: 'word', text: '一件事', fit: 'prefix', places: 2 }]);
      expect(named.completions('xzfy', 10)).toEqual([
        { kind: 'document', text: '《行政复议便民办法》', fit: 'initials', places: 1 },
      ]);
      expect(named.completions('xingzheng', 10).map(({ fit }) => fit)).toEqual(['pinyin']);
      expect(named.completions('没有', 10)).toEqual([]);
    });

    it('tells what each term gives in each field: the base score is their sum times the number of terms', () => {
      const headed = createEngine([
        sampleReport('a', [{ text: '执法监督。', heading: '执法' }, '监督。', '公开。']),
        sampleReport('b', ['公开公开执法。']),
      ]);
      const children = ['执法', '监督'].map((term) => ({ type: 'term', term, boost: 1.5 }) as const);
      const asked = {
        ...PLAIN_QUERY,
        score: { type: 'or', children } as const,
        fieldBoosts: { heading: 2, path: 1, text: 1 },
        concepts: [typed([['执法'], ['监督']], [])],
      };
      const { hits } = headed.search(asked);
      const explained = headed.explain(
        asked,
        hits.map(({ ordinal }) => ordinal),
      );
      expect(explained[0]?.map(({ term, field }) => `${term} ${field}`)).toEqual([
        '执法 heading',
        '执法 text',
        '监督 text',
      ]);
      hits.forEach((hit, i) => {
        const own = explained[i] ?? [];
        const sum = own.reduce((all, { score }) => all + score, 0);
        expect(sum * new Set(own.map(({ term }) => term)).size).toBeCloseTo(hit.score, 9);
      });
      expect(headed.explain({ ...asked, score: null }, [0])).toEqual([[]]);
    });

    it('tells the terms that a passage has', () => {
      expect(['监督', '没有'].filter((term) => engine.vocabulary.frequencyOf(term) > 0)).toEqual(['监督']);
    });

    it('knows no ordinal that it did not give', () => {
      expect(() => engine.passage(99)).toThrow(RangeError);
    });
  });
}
