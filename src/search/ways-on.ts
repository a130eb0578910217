// In: a search that no passage answers in full. Out: other searches near it, each with how many passages it finds.
// Every count is the count that the search then shows. Never more than MOST_COUNTED searches are counted.

import { fold } from '../analysis/fold.ts';
import type { Vocabulary } from '../engine/search-engine.ts';
import type { QueryCorrector } from './correct-query.ts';
import { parseQuery } from './parse-query.ts';
import { type BoxFilter, filterInBox, occurrencesOf, placesOfWord, replaced, without } from './query-edits.ts';
import { FILTERS, type SearchRequest } from './search-request.ts';
import type { UnderstoodQuery } from './understand-query.ts';

/** Another search. */
export interface WayOn {
  readonly request: SearchRequest;
  /** How many passages have every concept. */
  readonly passages: number;
  /** Where none has: how many have some. */
  readonly partly: number;
}

/** Parameters that narrow a search, beside its words. */
export const NARROWING = ['scope', ...FILTERS] as const;
export type Narrowing = (typeof NARROWING)[number];

export interface WithoutFilter extends WayOn {
  /** `boxYear`, `boxRegion`, `boxExcluded`: typed into the box as 年份:, 地区:, -词. */
  readonly filter: Narrowing | BoxFilter;
  /** As typed, for what stands in the box; else ''. */
  readonly typed: string;
}

export interface WaysOn {
  /** Words of the query that no passage of the index has, nor any of their synonyms. */
  readonly absent: readonly string[];
  /** Without one filter, all its values with it. */
  readonly filters: readonly WithoutFilter[];
  /** Without any of them, where there are several. */
  readonly unfiltered: WayOn | null;
  /** Without one word of the query. */
  readonly shorter: readonly (WayOn & { readonly without: string })[];
  /** One word of the query alone, where leaving out one of them finds nothing. */
  readonly alone: readonly (WayOn & { readonly word: string })[];
  /** With a word that the index has in place of one that it has not. */
  readonly nearest: readonly (WayOn & { readonly word: string; readonly near: string })[];
  /** Exact mode: the same words in smart mode; reports that have them in their title. */
  readonly smart: WayOn | null;
  readonly titled: WayOn | null;
}

export interface WaysOnParts {
  readonly vocabulary: Pick<Vocabulary, 'frequencyOf' | 'passagesWith'>;
  readonly corrector: Pick<QueryCorrector, 'near'>;
  /** The query as it is searched, corrected, and what it was understood as. */
  searched(request: SearchRequest): { readonly q: string; readonly query: UnderstoodQuery };
  count(request: SearchRequest): Pick<WayOn, 'passages' | 'partly'>;
}

/** Each costs what a search costs, without its list. */
const MOST_COUNTED = 12;
const MOST_FILTERS = 4;
const MOST_WORDS = 4;
const MOST_NEAR = 3;

export function createWaysOn(parts: WaysOnParts): (request: SearchRequest) => WaysOn {
  const { vocabulary, corrector } = parts;

  const isAbsent = ({ folded, terms, synonyms }: UnderstoodQuery['concepts'][number]): boolean =>
    [{ folded, terms }, ...synonyms].every(
      (way) =>
        vocabulary.passagesWith(way.folded) === 0 &&
        (way.terms.length === 0 || way.terms.some((term) => vocabulary.frequencyOf(term) === 0)),
    );

  return (given) => {
    const request = { ...given, page: 1 };
    const { q, query } = parts.searched(request);
    const isExact = request.mode === 'exact';
    let counted = 0;
    /** Nothing where the search is the one that was asked, or no more may be counted. */
    const wayOn = <T extends object>(changes: Partial<SearchRequest>, told: T): readonly (WayOn & T)[] => {
      if (counted === MOST_COUNTED) return [];
      counted += 1;
      const changed = { ...request, ...changes };
      return [{ request: changed, ...parts.count(changed), ...told }];
    };
    const first = <T>(ways: readonly T[]): T | null => ways[0] ?? null;

    const set = NARROWING.filter((name) => (name === 'scope' ? request.scope !== 'all' : request[name].length > 0));
    const typed = isExact ? [] : parseQuery(q).flatMap(filterInBox);
    const filters = [
      ...set.slice(0, MOST_FILTERS).flatMap((filter) => wayOn(withoutFilters([filter]), { filter, typed: '' })),
      ...typed
        .slice(0, MOST_FILTERS)
        .flatMap(({ filter, part }) => wayOn({ q: without(q, [part.whole]) }, { filter, typed: part.text })),
    ];
    const unfiltered =
      set.length + typed.length < 2
        ? []
        : wayOn(
            {
              ...withoutFilters(set),
              q: without(
                q,
                typed.map(({ part }) => part.whole),
              ),
            },
            {},
          );

    const words = isExact ? q.split(/\s+/u).filter((word) => word !== '') : query.concepts.map(({ text }) => text);
    // What is rarest is what the others are most likely to lack.
    const dropped = new Set(
      [...words]
        .map((word) => ({ word, passages: vocabulary.passagesWith(fold(word)) }))
        .sort((a, b) => a.passages - b.passages)
        .slice(0, MOST_WORDS)
        .map(({ word }) => word),
    );
    const shorter =
      words.length < 2
        ? []
        : words
            .filter((word) => dropped.has(word))
            .flatMap((word) =>
              wayOn({ q: without(q, isExact ? occurrencesOf(word, q, 0) : placesOfWord(word, q)) }, { without: word }),
            );
    const helps = shorter.some(({ passages }) => passages > 0);
    const absent = isExact ? [] : query.concepts.filter(isAbsent);
    const nearest = absent
      .flatMap(({ text, folded }) => corrector.near(folded).map((near) => ({ word: text, near })))
      .slice(0, MOST_NEAR)
      .flatMap((found) => wayOn({ q: replaced(q, placesOfWord(found.word, q), found.near) }, found));
    const alone =
      helps || words.length < 3
        ? []
        : words.filter((word) => dropped.has(word)).flatMap((word) => wayOn({ q: word }, { word }));
    return {
      absent: absent.map(({ text }) => text),
      filters,
      unfiltered: first(unfiltered),
      shorter,
      alone,
      nearest: nearest.filter(({ passages }) => passages > 0),
      smart: isExact && q !== '' ? first(wayOn({ mode: 'smart' }, {})) : null,
      titled: isExact && q !== '' && request.scope === 'all' ? first(wayOn({ scope: 'title' }, {})) : null,
    };
  };
}

function withoutFilters(filters: readonly Narrowing[]): Partial<SearchRequest> {
  return Object.fromEntries(filters.map((filter) => [filter, filter === 'scope' ? 'all' : []]));
}
