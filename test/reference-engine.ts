// In: reports. Out: a plain SearchEngine that walks objects and asks MiniSearch: it defines what the column engine must answer.
// Never: anything of src/segment or of the column engine.

import MiniSearch, { type Query } from 'minisearch';
import type { Analyzer } from '../src/analysis/analyzer.ts';
import { fold } from '../src/analysis/fold.ts';
import { explainScores } from '../src/engine/explain-scores.ts';
import type { EngineHit, Tier } from '../src/engine/hit.ts';
import {
  COLUMNS,
  type Column,
  type ColumnFilter,
  type EngineQuery,
  FIELDS,
  type Field,
  type GroupOrder,
  type Order,
  type Scope,
  type ScoreNode,
  type WordTest,
} from '../src/engine/query-tree.ts';
import {
  type HitEvidence,
  MOST_PLACES,
  type PassageWords,
  type Rescoring,
  type RescoringStatistics,
} from '../src/engine/rescoring.ts';
import type { CrossCounts, SearchEngine, TierTotals, ValueCount, Vocabulary } from '../src/engine/search-engine.ts';
import { passageValuesOf, reportValuesOf } from '../src/indexer/columns.ts';
import { headOf, type Passage, type Report } from '../src/report/report.ts';
import { formulaIn } from './reference-formula.ts';
import { completionsIn } from './reference-names.ts';
import { headingTermsOf, passageWords, type WordRow, wordsTold } from './reference-words.ts';

interface Row extends WordRow {
  readonly ordinal: number;
  readonly passage: Passage;
  readonly values: readonly (readonly [Column, string])[];
  readonly foldedText: string;
  readonly foldedHeading: string;
  readonly foldedTitle: string;
}

interface Match extends EngineHit {
  readonly row: Row;
  readonly occurrences: number;
}

const FIELDS_OF_SCOPE: Readonly<Record<Scope, readonly Field[]>> = { all: FIELDS, heading: ['heading'], title: [] };
const EVEN: Readonly<Record<Field, number>> = { heading: 1, path: 1, text: 1 };
const COMBINE = { or: 'OR', and: 'AND', andNot: 'AND_NOT' } as const;

/** @param reports ordered by id. */
export function createReferenceEngine(reports: readonly Report[], analyzer: Analyzer): SearchEngine {
  const rows = reports.flatMap((report) => rowsOf(report, analyzer)).map((row, ordinal): Row => ({ ...row, ordinal }));
  const mini = new MiniSearch({
    fields: [...FIELDS],
    tokenize: (text: string) => analyzer.tokenize(text).map(({ term }) => term),
    processTerm: (term: string) => term,
  });
  mini.addAll(
    rows.map(({ passage: { heading, path, text } }, id) => ({
      id,
      heading: heading ?? '',
      path: path.join('\n'),
      text,
    })),
  );

  const ask = (tree: ScoreNode, fields: readonly Field[], boost: Readonly<Record<Field, number>>) =>
    new Map(
      mini
        .search(toQuery(tree), { fields: [...fields], boost: { ...boost }, tokenize: (term) => [term] })
        .map(({ id, score }) => [id as number, score]),
    );

  const passes = ({ words, literals, scope: own }: WordTest, ofQuery: Scope): ((row: Row) => boolean) => {
    const scope = own ?? ofQuery;
    const given = literals.filter((literal) => literal !== '');
    if (scope === 'title') {
      const inTitle = (row: Row, part: string): boolean => part !== '' && row.foldedTitle.includes(part);
      return (row) =>
        given.some((part) => inTitle(row, part)) || words.some((terms) => terms.every((part) => inTitle(row, part)));
    }
    const found = words.map((terms) => {
      const leaves = terms.map((term) => ({ type: 'term', term, boost: 1 }) as const);
      return ask({ type: 'and', children: leaves }, FIELDS_OF_SCOPE[scope], EVEN);
    });
    return (row) =>
      found.some((byWord) => byWord.has(row.ordinal)) ||
      given.some((literal) => (scope === 'heading' ? row.foldedHeading : row.foldedText).includes(literal));
  };

  const bitsOf = (tests: readonly WordTest[], scope: Scope): ((row: Row) => number) => {
    const all = tests.map((test) => passes(test, scope));
    return (row) => all.reduce((bits, pass, i) => (pass(row) ? bits | (1 << i) : bits), 0);
  };

  const formula = formulaIn(rows);
  const frequencyOf = (term: string): number =>
    rows.filter(({ passage }) => analyzer.tokenize(passage.text).some((token) => token.term === term)).length;

  return {
    frequencyOf,
    headingTerms: (least) => headingTermsOf(rows, least),
    passageCount: rows.length,
    vocabulary: vocabularyOf(rows, analyzer),
    reports: reports.map(headOf),
    search(query, rescoring, words) {
      const wanted = 2 ** query.concepts.length - 1;
      const typedOf = bitsOf(
        query.concepts.map(({ typed }) => typed),
        query.scope,
      );
      const synonymsOf = bitsOf(
        query.concepts.map(({ synonyms }) => synonyms),
        query.scope,
      );
      const shutOutOf = bitsOf(query.exclude, query.scope);
      const relatedOf = bitsOf([query.related], query.scope);
      const fields = FIELDS_OF_SCOPE[query.scope];
      const scores = query.score && fields.length > 0 ? ask(query.score, fields, query.fieldBoosts) : new Map();
      const literals = query.concepts.flatMap(({ typed }) => typed.literals);
      const found = rows.flatMap((row) => {
        const typed = typedOf(row);
        const concepts = typed | synonymsOf(row);
        if ((wanted > 0 && concepts === 0 && relatedOf(row) === 0) || shutOutOf(row) !== 0) return [];
        const failed = failedColumns(row, query);
        return failed === null ? [] : [{ row, typed, concepts, failed, tier: tierOf(concepts, wanted) }];
      });
      const passing = found.filter(({ failed }) => failed.length === 0);
      const matches = passing.map(
        ({ row, typed, concepts, tier }): Match => ({
          row,
          ordinal: row.ordinal,
          score: scores.get(row.ordinal) ?? 0,
          tier,
          concepts,
          typed,
          inGroup: 0,
          inReport: passing.filter((other) => other.row.report.id === row.report.id).length,
          kind: row.passage.kind,
          occurrences: literals.reduce((sum, literal) => sum + occurrencesOf(row.foldedText, literal), 0),
        }),
      );
      const all = matches.filter(({ tier }) => tier === 'all');
      const some = matches.filter(({ tier }) => tier === 'some');
      const titled = query.countTitles
        ? rows.filter(
            (row) =>
              literals.every((literal) => row.foldedTitle.includes(literal)) && failedColumns(row, query)?.length === 0,
          )
        : [];
      const countedTier: Tier = all.length > 0 || some.length === 0 ? 'all' : 'some';
      const statistics = {
        passages: rows.length,
        complete: all.length,
        concepts: query.concepts.map(
          (_, i) => rows.filter((row) => ((typedOf(row) | synonymsOf(row)) >>> i) & 1).length,
        ),
        frequencyOf: (string: number) => frequencyOf(rescoring?.strings[string] as string),
      };
      const held = words ? passageWords(words.vocabulary, rows) : null;
      const list = listOf(matches, query, rescoring, statistics, held, formula);
      return {
        all: totalsOf(all, titled),
        some: totalsOf(some, []),
        occurrences: query.countOccurrences ? all.reduce((sum, match) => sum + match.occurrences, 0) : 0,
        titleOnly: totalsOf(all, titled).reports - totalsOf(all, []).reports,
        listed: list.length,
        hits: list.slice(query.from, query.from + query.size).flat(),
        facets: new Map(
          COLUMNS.map((column) => [
            column,
            countValues(
              column,
              found.filter(({ tier, failed }) => tier === countedTier && failed.every((own) => own === column)),
            ),
          ]),
        ),
        cross: crossCounts(countedTier === 'all' ? all : some, query),
        words: words
          ? wordsTold(
              words,
              rows,
              inBaseOrder(countedTier === 'all' ? all : some, query.order).map(({ row }) => row),
            )
          : [],
      };
    },
    passage(ordinal) {
      const row = rows[ordinal];
      if (!row) throw new RangeError(`no passage has ordinal ${ordinal}`);
      return row;
    },
    passageById: (id) => rows.find(({ passage }) => passage.id === id) ?? null,
    passagesIn: (id) => rows.filter(({ report }) => report.id === id).length,
    head: (id) => rows.find(({ report }) => report.id === id)?.report ?? null,
    report: (id) => reports.find((report) => report.id === id) ?? null,
    explain: ({ score, fieldBoosts, scope }, ordinals) =>
      explainScores(score, FIELDS_OF_SCOPE[scope], ordinals, (leaf, field) => {
        const found = ask(leaf, [field], fieldBoosts);
        return (ordinal) => found.get(ordinal) ?? 0;
      }),
    completions: (typed, most) => completionsIn(rows, typed, most),
    *preparation() {},
  };
}

function vocabularyOf(rows: readonly Row[], analyzer: Analyzer): Vocabulary {
  const byField = FIELDS.map(() => new Map<string, number>());
  for (const { passage } of rows) {
    [passage.heading ?? '', passage.path.join('\n'), passage.text].forEach((text, field) => {
      const counts = byField[field] ?? new Map();
      for (const term of new Set(analyzer.tokenize(text).map((token) => token.term))) {
        counts.set(term, (counts.get(term) ?? 0) + 1);
      }
    });
  }
  const frequencyOf = (term: string): number => Math.max(...byField.map((counts) => counts.get(term) ?? 0));
  return {
    frequencyOf,
    passagesWith: (literal) =>
      literal === '' ? 0 : rows.filter(({ foldedText }) => foldedText.includes(literal)).length,
    alike: (term, distance) =>
      [...new Set(byField.flatMap((counts) => [...counts.keys()]))]
        .map((other) => ({ term: other, distance: editDistance(other, term), passages: frequencyOf(other) }))
        .filter((other) => other.distance > 0 && other.distance <= distance)
        .sort((a, b) => a.distance - b.distance || b.passages - a.passages || compareText(a.term, b.term)),
    words: () =>
      [...new Set(byField.flatMap((counts) => [...counts.keys()]))]
        .sort()
        .map((term) => ({ term, passages: frequencyOf(term) })),
  };
}

function editDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const replaced = editDistance(a.slice(1), b.slice(1)) + Number(a[0] !== b[0]);
  if (a[0] === b[0]) return replaced;
  return Math.min(replaced, editDistance(a.slice(1), b) + 1, editDistance(a, b.slice(1)) + 1);
}

function listOf(
  matches: readonly Match[],
  { order, group, perReport, perGroup, groupOrder }: EngineQuery,
  rescoring: Rescoring | undefined,
  statistics: RescoringStatistics,
  words: PassageWords | null,
  formula: (row: Row) => number,
): readonly (EngineHit | readonly EngineHit[])[] {
  const base = inBaseOrder(matches, order);
  const plain = base.map(({ row: _, occurrences: _o, ...hit }): EngineHit => hit);
  const depth = rescoring?.depth ?? 0;
  const rowOf = new Map(matches.map(({ ordinal, row }) => [ordinal, row]));
  const evidence = ({ ordinal }: EngineHit): HitEvidence =>
    evidenceOf(rowOf.get(ordinal) as Row, rescoring?.strings ?? [], formula);
  const head = rescoring ? rescoring.rescore(plain.slice(0, depth), evidence, statistics, words) : [];
  const list = [...head, ...plain.slice(depth)];
  const reportOf = ({ ordinal }: EngineHit): string => rowOf.get(ordinal)?.report.id ?? '';
  const regionOf = ({ ordinal }: EngineHit): string => rowOf.get(ordinal)?.report.region?.code ?? '';
  const capped = (hits: readonly EngineHit[]): readonly EngineHit[] => {
    const seen = new Map<string, number>();
    return hits.filter((hit) => {
      const count = (seen.get(reportOf(hit)) ?? 0) + 1;
      seen.set(reportOf(hit), count);
      return perReport === 0 || count <= perReport;
    });
  };
  if (group !== 'none' && perGroup > 0) {
    const groups = [...groupBy(list, group === 'report' ? reportOf : regionOf).values()].filter(
      ([best]) => group === 'report' || (best && regionOf(best) !== ''),
    );
    const bestRowOf = (hits: readonly EngineHit[]): Row => rowOf.get(hits[0]?.ordinal as number) as Row;
    return groups
      .sort(
        (a, b) =>
          Number(a[0]?.tier === 'some') - Number(b[0]?.tier === 'some') ||
          GROUP_ORDERS[groupOrder](bestRowOf(a), bestRowOf(b)),
      )
      .map((hits) => {
        const ofTier = hits.filter(({ tier }) => tier === hits[0]?.tier);
        return capped(ofTier.map((hit) => ({ ...hit, inGroup: ofTier.length }))).slice(0, perGroup);
      });
  }
  const grouped =
    group === 'none' ? list : [...groupBy(list, group === 'report' ? reportOf : regionOf).values()].flat();
  return capped(grouped);
}

function crossCounts(counted: readonly Match[], { cross }: EngineQuery): CrossCounts | null {
  if (!cross) return null;
  const valuesOf = ({ row }: Match, column: Column): readonly (string | null)[] => {
    const values = row.values.flatMap(([own, value]) => (own === column ? [value] : []));
    return values.length > 0 ? values : [null];
  };
  const pairs = counted.flatMap((match) =>
    valuesOf(match, cross.rows).flatMap((row) => valuesOf(match, cross.columns).map((column) => ({ row, column }))),
  );
  const lastIfNull = (value: string | null): string => value ?? '~';
  const columns = groupBy(
    counted.flatMap((match) => valuesOf(match, cross.columns)),
    String,
  );
  const cells = [...groupBy(pairs, ({ row, column }) => `${row}/${column}`).values()]
    .flatMap((list) => list.slice(0, 1).map((pair) => ({ ...pair, count: list.length })))
    .sort(
      (a, b) =>
        compareText(lastIfNull(a.row), lastIfNull(b.row)) || compareText(lastIfNull(a.column), lastIfNull(b.column)),
    );
  return {
    cells,
    columns: [...columns.values()]
      .flatMap((list) => list.slice(0, 1).map((column) => ({ column, count: list.length })))
      .sort((a, b) => compareText(lastIfNull(a.column), lastIfNull(b.column))),
  };
}

function evidenceOf(row: Row, strings: readonly string[], formula: (row: Row) => number): HitEvidence {
  const { passage, foldedText, foldedHeading } = row;
  return {
    // In the order of their names, as columns keep them.
    themes: [...passage.themes].sort(),
    hasFigures: passage.figures.length > 0,
    size: foldedText.length,
    formula: formula(row),
    placesOf: (string) => placesOf(foldedText, strings[string] as string).slice(0, MOST_PLACES),
    isInHeading: (string) => foldedHeading.includes(strings[string] as string),
  };
}

function inBaseOrder(matches: readonly Match[], order: Order): readonly Match[] {
  return [...matches].sort((a, b) => byTier(a, b) || ORDERS[order](a, b) || byPlace(a, b));
}

function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) places.push(at);
  return places;
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const byTier = (a: Match, b: Match): number => Number(a.tier === 'some') - Number(b.tier === 'some');
const byPlace = (a: Match, b: Match): number => a.ordinal - b.ordinal;
const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const dateOf = ({ row }: Pick<Match, 'row'>): string => row.report.publishedOn ?? '';
const byNewest = (a: Pick<Match, 'row'>, b: Pick<Match, 'row'>): number =>
  (b.row.report.year ?? 0) - (a.row.report.year ?? 0) || compareText(dateOf(b), dateOf(a));
const NEVER = Number.MAX_SAFE_INTEGER;

const byOldest = (a: Pick<Match, 'row'>, b: Pick<Match, 'row'>): number =>
  (a.row.report.year ?? NEVER) - (b.row.report.year ?? NEVER) || compareText(dateOf(a), dateOf(b));

const GROUP_ORDERS: Readonly<Record<GroupOrder, (a: Row, b: Row) => number>> = {
  best: () => 0,
  newest: (a, b) => byNewest({ row: a }, { row: b }),
  oldest: (a, b) => byOldest({ row: a }, { row: b }),
  place: (a, b) => compareText(a.report.region?.code ?? '~', b.report.region?.code ?? '~'),
};

const ORDERS: Readonly<Record<Order, (a: Match, b: Match) => number>> = {
  score: (a, b) => b.score - a.score,
  newest: byNewest,
  oldest: byOldest,
  occurrences: (a, b) =>
    Number(b.kind === 'practice') - Number(a.kind === 'practice') || b.occurrences - a.occurrences || byNewest(a, b),
};

function tierOf(concepts: number, wanted: number): Tier {
  return concepts === wanted ? 'all' : 'some';
}

/** The columns whose selection the row fails; null when it has a value that is shut out. */
function failedColumns(
  { report, values }: Row,
  { filters, reports }: { readonly filters: readonly ColumnFilter[]; readonly reports: readonly string[] },
): readonly Column[] | null {
  if (reports.length > 0 && !reports.includes(report.id)) return null;
  const has = (column: Column, wanted: readonly string[]): boolean =>
    values.some(([own, value]) => own === column && wanted.includes(value));
  if (filters.some(({ column, noneOf }) => has(column, noneOf))) return null;
  return filters.flatMap(({ column, anyOf }) => (anyOf.length > 0 && !has(column, anyOf) ? [column] : []));
}

function countValues(column: Column, found: readonly { readonly row: Row }[]): readonly ValueCount[] {
  const values = found.flatMap(({ row }) => row.values).filter(([own]) => own === column);
  return [...groupBy(values, ([, value]) => value)]
    .map(([value, list]) => ({ value, count: list.length }))
    .sort((a, b) => compareText(a.value, b.value));
}

function totalsOf(matches: readonly Match[], titled: readonly Row[]): TierTotals {
  const reports = new Map([...matches.map(({ row }) => row), ...titled].map(({ report }) => [report.id, report]));
  const regions = new Set([...reports.values()].flatMap(({ region }) => (region ? [region.code] : [])));
  const unplaced = matches.filter(({ row }) => row.report.region === null).length;
  return { passages: matches.length, reports: reports.size, regions: regions.size, unplaced };
}

function occurrencesOf(text: string, literal: string): number {
  return literal === '' ? 0 : text.split(literal).length - 1;
}

function toQuery(node: ScoreNode): Query {
  if (node.type !== 'term') return { combineWith: COMBINE[node.type], queries: node.children.map(toQuery) };
  return { combineWith: 'OR', queries: [node.term], prefix: node.prefix === true, boostTerm: () => node.boost };
}

function rowsOf(report: Report, analyzer: Analyzer): readonly Omit<Row, 'ordinal'>[] {
  const head = headOf(report);
  const termsOf = (text: string): ReadonlySet<string> => new Set(analyzer.tokenize(text).map(({ term }) => term));
  return report.passages.map((passage) => ({
    report: head,
    passage,
    values: [...reportValuesOf(head), ...passageValuesOf(passage)],
    foldedText: fold(passage.text),
    foldedHeading: fold(passage.heading ?? ''),
    foldedTitle: fold(report.title ?? ''),
    headingTerms: termsOf(passage.heading ?? ''),
    textTerms: termsOf(passage.text),
  }));
}
