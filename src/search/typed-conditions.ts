// In: a search whose words name a place, or say which kind of passage is sought. Out: the search with the word as a condition.
// Only offers: what a query finds is never changed by it. Never a word in quotes: that is meant as it stands.

import { fold } from '../analysis/fold.ts';
import { INTENT_KINDS } from '../lexicon/lexicon.ts';
import { KIND_NAMES, placeName } from '../report/names.ts';
import { ancestorsOf, countyCodesNamed, regionOf } from '../report/region/region-gazetteer.ts';
import type { ReportHead } from '../report/report.ts';
import { parseQuery } from './parse-query.ts';
import { placesHeld } from './place-finder.ts';
import { placesOfWord, without } from './query-edits.ts';
import type { SearchRequest } from './search-request.ts';
import type { UnderstoodQuery } from './understand-query.ts';
import type { WayOn } from './ways-on.ts';
import type { WordTables } from './word-tables.ts';

export interface TypedCondition extends WayOn {
  /** As typed, with the sign of what is shut out; several where a place was typed with one that it lies in, or a kind by two words. */
  readonly words: readonly string[];
  readonly filter: 'region' | 'excludeRegion' | 'kind' | 'has';
  /** `宁海县`, `问题`, `有数据`. */
  readonly label: string;
}

export interface TypedConditions {
  readonly offers: readonly TypedCondition[];
  /** Provinces, cities and counties in the query that no report is of. */
  readonly notHeld: readonly { readonly word: string; readonly label: string }[];
}

export interface TypedConditionsParts {
  readonly tables: Pick<WordTables, 'intentOf' | 'isOfTheTrade'>;
  readonly reports: readonly Pick<ReportHead, 'region'>[];
  passagesWith(folded: string): number;
  /** The query as it is searched, corrected, and what it was understood as. */
  searched(request: SearchRequest): { readonly q: string; readonly query: UnderstoodQuery };
  count(request: SearchRequest): Pick<WayOn, 'passages' | 'partly'>;
}

/** Places offered in all: 鼓楼 is four districts. Each is counted, and so costs a search. */
const MOST_PLACES = 3;

const NOTHING: TypedConditions = { offers: [], notHeld: [] };

export function createTypedConditions(parts: TypedConditionsParts): (request: SearchRequest) => TypedConditions {
  const { tables, count } = parts;
  let held: ReadonlySet<string> | null = null;
  const isHeld = (code: string): boolean => {
    held ??= new Set(placesHeld(parts).map((region) => region.code));
    return held.has(code);
  };

  return (given) => {
    if (given.mode === 'exact' || given.q.trim() === '') return NOTHING;
    const request = { ...given, page: 1 };
    const { q, query } = parts.searched(request);
    const typed = plainWords(q, [...query.concepts.map(({ text }) => text), ...query.ignored]);
    const named = typed.flatMap((word) => {
      const folded = fold(word);
      // A word of the trade that some place happens to be called (平安, 和平) is no place.
      if (tables.isOfTheTrade(folded)) return [];
      const codes = countyCodesNamed(folded);
      return codes.length === 0 ? [] : [{ word, folded, codes: codes.filter(isHeld), all: codes }];
    });
    const offer = (
      words: readonly string[],
      told: Pick<TypedCondition, 'filter' | 'label'>,
      changes: Partial<SearchRequest>,
      ranges = words.flatMap((word) => placesOfWord(word, q)).sort((a, b) => a.start - b.start),
    ): readonly TypedCondition[] => {
      const changed = { ...request, ...changes, q: without(q, ranges) };
      const found = count(changed);
      return found.passages + found.partly === 0 ? [] : [{ words, ...told, request: changed, ...found }];
    };

    // 江苏 南京: the city says it all.
    const chain = (code: string): readonly string[] => ancestorsOf(code).filter((other) => other !== code);
    const above = new Set(named.flatMap(({ codes }) => codes.flatMap(chain)));
    const places = named
      .flatMap(({ word, codes }) => codes.filter((code) => !above.has(code)).map((code) => ({ word, code })))
      .filter(({ code }) => !request.region.includes(code))
      .slice(0, MOST_PLACES)
      .flatMap(({ word, code }) => {
        const lying = named.filter(
          (other) => other.word !== word && other.codes.some((one) => chain(code).includes(one)),
        );
        return offer(
          [...lying.map((other) => other.word), word],
          {
            filter: 'region',
            label: labelOf(
              code,
              named.flatMap(({ codes }) => codes),
            ),
          },
          { region: [code] },
        );
      });
    const shutOut = parseQuery(q)
      .filter(({ kind, isExcluded, field }) => kind === 'plain' && isExcluded && (field === null || field === 'region'))
      .flatMap((part) => {
        const codes = countyCodesNamed(fold(part.text)).filter(isHeld);
        const [code] = codes;
        if (code === undefined || codes.length > 1) return [];
        return offer(
          [q.slice(part.whole.start, part.whole.end)],
          { filter: 'excludeRegion', label: labelOf(code, []) },
          { excludeRegion: [...new Set([...request.excludeRegion, code])] },
          [part.whole],
        );
      });
    const intents = INTENT_KINDS.flatMap((kind) => {
      const words = typed.filter((word) => tables.intentOf(fold(word)) === kind);
      if (words.length === 0) return [];
      if (kind === 'figures') {
        return request.has.includes(kind) ? [] : offer(words, { filter: 'has', label: '有数据' }, { has: [kind] });
      }
      return request.kind.includes(kind)
        ? []
        : offer(words, { filter: 'kind', label: KIND_NAMES[kind] }, { kind: [kind] });
    });
    const notHeld = named.flatMap(({ word, folded, codes, all }) => {
      const [code = ''] = all;
      const name = regionOf(code)?.name ?? '';
      // Short names of counties are often words (公安, 合作): a place is meant where no text has the word.
      const isOne = all.length === 1 && parts.passagesWith(folded) === 0;
      const isMeant = name === folded || code.endsWith('00') || isOne;
      return codes.length > 0 || !isMeant ? [] : [{ word, label: name }];
    });
    return { offers: [...places, ...shutOut, ...intents], notHeld };
  };
}

/** Each once, where it stands outside quotes. */
function plainWords(q: string, words: readonly string[]): readonly string[] {
  const plain = parseQuery(q).filter((part) => part.kind === 'plain' && part.field === null && !part.isExcluded);
  return [...new Set(words)].filter((word) => plain.some(({ text }) => text.includes(word)));
}

/** By its name; by its whole chain where another that is offered has the same. */
function labelOf(code: string, offered: readonly string[]): string {
  const region = regionOf(code);
  const name = region?.name ?? code;
  const isShared = offered.some((other) => other !== code && regionOf(other)?.name === name);
  return isShared ? placeName(region) : name;
}
