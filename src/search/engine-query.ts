// In: a checked request and its understood query. Out: what the engine is asked.

import {
  type ColumnFilter,
  type ConceptTest,
  type EngineQuery,
  NO_TEST,
  type Order,
  type WordTest,
} from '../engine/query-tree.ts';
import type { SearchEngine } from '../engine/search-engine.ts';
import type { Concept } from './concept.ts';
import { scoreTree } from './ranking.ts';
import { resolvePlace } from './resolve-place.ts';
import type { SearchRequest, YearRange } from './search-request.ts';
import type { UnderstoodQuery } from './understand-query.ts';
import { WEIGHTS } from './weights.ts';

/** All passages, none of them listed. */
export const EVERYTHING: EngineQuery = {
  score: null,
  fieldBoosts: { heading: 1, path: 1, text: 1 },
  concepts: [],
  related: NO_TEST,
  exclude: [],
  scope: 'all',
  filters: [],
  reports: [],
  order: 'newest',
  countTitles: false,
  countOccurrences: false,
  perReport: 0,
  group: 'none',
  perGroup: 0,
  groupOrder: 'best',
  cross: null,
  from: 0,
  size: 0,
};

/** What makes of a search one that only counts: nothing scored, ordered or listed. */
export const COUNTING = {
  score: null,
  order: 'newest',
  countTitles: false,
  countOccurrences: false,
  perReport: 0,
  group: 'none',
  from: 0,
  size: 0,
} as const satisfies Partial<EngineQuery>;

/** @throws TashanError `region-unknown` or `region-ambiguous`. */
export function engineQueryFor(request: SearchRequest, query: UnderstoodQuery): EngineQuery {
  return {
    score: scoreTree(query.concepts),
    fieldBoosts: { heading: WEIGHTS.heading, path: WEIGHTS.path, text: WEIGHTS.text },
    concepts: query.concepts.map(testOf),
    related: NO_TEST,
    exclude: query.excluded.map((concept) => testOf(concept).typed),
    scope: request.scope,
    filters: filtersOf(request, query),
    reports: request.report,
    order: orderOf(request, query),
    countTitles: request.mode === 'exact' && request.scope === 'all' && query.concepts.length > 0,
    countOccurrences: request.mode === 'exact',
    perReport: request.perReport,
    group: request.group,
    perGroup: request.perGroup,
    groupOrder: request.sort === 'relevance' ? 'best' : request.sort,
    cross: null,
    from: (request.page - 1) * request.size,
    size: request.size,
  };
}

/** A word that more passages have says nothing of what is sought. */
const COMMON_SHARE = 0.2;

/** What has a telling part of a concept, or another word for a part. */
export function relatedTest(concepts: readonly Concept[], engine: SearchEngine): WordTest {
  const isTelling = (word: string): boolean =>
    word.length > 1 && engine.frequencyOf(word) <= Math.max(2, engine.passageCount * COMMON_SHARE);
  const plain = concepts.filter(({ isLiteral }) => !isLiteral);
  const words = plain.flatMap(({ terms, parts }) => [...terms, ...parts]).filter(isTelling);
  const others = plain.flatMap(({ partSynonyms }) => partSynonyms.map(({ folded }) => folded)).filter(isTelling);
  return { words: [...new Set(words)].map((word) => [word]), literals: [...new Set(others)] };
}

function testOf(concept: Concept): ConceptTest {
  const { isLiteral, terms, folded, synonyms } = concept;
  const scope = concept.scope === undefined ? {} : { scope: concept.scope };
  return {
    typed: { words: isLiteral || terms.length === 0 ? [] : [terms], literals: [folded], ...scope },
    synonyms: {
      // Of several words a synonym is only there as a whole: 法治, 工作 and 队伍 far apart are no 法治工作队伍.
      words: synonyms.map((synonym) => synonym.terms).filter((words) => words.length === 1),
      literals: synonyms.map((synonym) => synonym.folded),
    },
  };
}

function orderOf(request: SearchRequest, query: UnderstoodQuery): Order {
  // Where groups are listed, `sort` is theirs: in each its most relevant passages are wanted.
  const isSorted = request.group === 'none' || request.perGroup === 0;
  if (isSorted && (request.sort === 'newest' || request.sort === 'oldest')) return request.sort;
  if (request.mode === 'exact') return 'occurrences';
  // With nothing to be relevant to, the newest comes first.
  return query.concepts.length > 0 ? 'score' : 'newest';
}

function filtersOf(request: SearchRequest, query: UnderstoodQuery): readonly ColumnFilter[] {
  const filters: ColumnFilter[] = [
    {
      column: 'region',
      anyOf: [...request.region.map(resolvePlace), ...query.regions],
      noneOf: request.excludeRegion.map(resolvePlace),
    },
    { column: 'level', anyOf: request.level, noneOf: [] },
    { column: 'year', anyOf: [...request.year, ...query.years].flatMap(yearsOf), noneOf: [] },
    { column: 'theme', anyOf: request.theme, noneOf: [] },
    { column: 'kind', anyOf: request.kind, noneOf: [] },
    { column: 'issuerKind', anyOf: request.issuerKind, noneOf: [] },
    { column: 'has', anyOf: request.has, noneOf: [] },
  ];
  return filters.filter(({ anyOf, noneOf }) => anyOf.length + noneOf.length > 0);
}

// A range may be wide; reports are of these years.
const FIRST_YEAR = 1949;
const LAST_YEAR = 2100;

function yearsOf({ from, to }: YearRange): readonly string[] {
  const years: string[] = [];
  for (let year = Math.max(from, FIRST_YEAR); year <= Math.min(to, LAST_YEAR); year += 1) years.push(String(year));
  // A range outside them must still match nothing, not everything.
  return years.length > 0 ? years : [String(from)];
}
