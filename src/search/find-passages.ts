// In: a request. Out: what the engine finds for it, reranked; a second look where the first found little.
// Never reads a passage.

import type { Analyzer } from '../analysis/analyzer.ts';
import type { EngineQuery, WordTest } from '../engine/query-tree.ts';
import type { EngineAnswer, SearchEngine } from '../engine/search-engine.ts';
import type { ThemeId } from '../report/report.ts';
import type { QueryCorrector } from './correct-query.ts';
import { COUNTING, engineQueryFor, relatedTest } from './engine-query.ts';
import { createQueryReader } from './query-reader.ts';
import { rescoringFor, type ScoreListener } from './ranking.ts';
import type { SearchRequest } from './search-request.ts';
import { type SearchedAs, searchedAs } from './searched-as.ts';
import type { StandOutWords } from './stand-out-words.ts';
import { exactQuery, type UnderstoodQuery, understandQuery, withoutSynonyms } from './understand-query.ts';
import type { WordTables } from './word-tables.ts';

export interface FoundPassages {
  readonly asked: SearchedAs;
  readonly query: UnderstoodQuery;
  readonly engineQuery: EngineQuery;
  readonly found: EngineAnswer;
}

export interface PassageFinder {
  understand(request: QuestionWords): UnderstoodQuery;
  /** What is searched for a request, as text and as understood. */
  searched(request: SearchRequest): { readonly q: string; readonly query: UnderstoodQuery };
  /** @param onScored is told of what the score of each reranked hit is made. */
  find(request: SearchRequest, onScored?: ScoreListener): FoundPassages;
  /** The totals and facets of the same search, and no hits. @param more what else is to be counted. */
  counted(request: SearchRequest, more?: Partial<EngineQuery>): EngineAnswer;
  /** How many passages have everything; where none has, how many are listed as having some. */
  count(request: SearchRequest): { readonly passages: number; readonly partly: number };
}

type QuestionWords = Pick<SearchRequest, 'q' | 'mode'> & Partial<Pick<SearchRequest, 'noSynonyms'>>;

export interface PassageFinderParts {
  readonly engine: SearchEngine;
  readonly analyzer: Analyzer;
  readonly tables: WordTables;
  readonly corrector: QueryCorrector;
  readonly standOut: StandOutWords;
  themesOfQuery(q: string): readonly ThemeId[];
}

/** With fewer passages that have a concept, those that have a part of one, or are like the best, are listed as well. */
const FEW = 80;
/** All pages of the list, none of it given. */
const UNLISTED = { perReport: 0, group: 'none', from: 0, size: 0 } as const;
/** Words of feedback may lead to so many passages in all; the rarest and heaviest lead first. */
const MOST_RELATED = 20_000;

export function createPassageFinder(parts: PassageFinderParts): PassageFinder {
  const { engine, analyzer, tables, corrector, standOut, themesOfQuery } = parts;
  const reader = createQueryReader(engine, analyzer, tables);

  const understand = ({ q, mode, noSynonyms = [] }: QuestionWords): UnderstoodQuery => {
    if (mode === 'smart') return withoutSynonyms(understandQuery(q, reader), noSynonyms);
    return exactQuery(q, analyzer);
  };
  const queryOf = (request: SearchRequest) => {
    const asked = searchedAs(request, corrector);
    const query = understand(asked.request);
    const engineQuery = engineQueryFor(request, query);
    return { asked, query, engineQuery, themes: themesOfQuery(asked.request.q) };
  };
  type Understood = ReturnType<typeof queryOf>;

  /** Reranks, and keeps the words of the best passages, whatever page and order are asked for. */
  const rerank = ({ query, themes }: Understood, onScored?: ScoreListener) => {
    let feedback: readonly string[] = [];
    const onFeedback = (words: readonly string[]): void => {
      feedback = words;
    };
    return { rescoring: rescoringFor(query, themes, { onScored, onFeedback }), feedback: () => feedback };
  };
  const relatedFor = ({ query }: Understood, feedback: readonly string[]): WordTest => {
    const related = relatedTest(query.concepts, engine);
    let passages = 0;
    const words = feedback.flatMap((word) => {
      passages += engine.frequencyOf(word);
      return passages <= MOST_RELATED ? [[word]] : [];
    });
    return { ...related, words: [...related.words, ...words] };
  };
  /** The same for a list in another order, or for none. */
  const relatedUnlisted = (understood: Understood): WordTest => {
    const { rescoring, feedback } = rerank(understood);
    const words = standOut.choiceFor(understood.query.concepts);
    engine.search({ ...understood.engineQuery, ...UNLISTED, order: 'score' }, rescoring, words);
    return relatedFor(understood, feedback());
  };
  // A name or a quotation is meant as it stands.
  const isOpen = ({ query }: Understood): boolean => query.concepts.some(({ isLiteral }) => !isLiteral);
  const isFew = ({ all, some }: EngineAnswer): boolean => all.passages + some.passages < FEW;

  const find = (request: SearchRequest, onScored?: ScoreListener): FoundPassages => {
    const understood = queryOf(request);
    const { asked, query, engineQuery } = understood;
    const words = standOut.choiceFor(query.concepts);
    const { rescoring, feedback } = rerank(understood, onScored);
    const isByScore = engineQuery.order === 'score';
    const first = engine.search(engineQuery, isByScore ? rescoring : undefined, words);
    if (!isFew(first) || !isOpen(understood)) return { asked, query, engineQuery, found: first };
    const related = isByScore ? relatedFor(understood, feedback()) : relatedUnlisted(understood);
    const second = { ...engineQuery, related };
    return {
      asked,
      query,
      engineQuery: second,
      found: engine.search(second, isByScore ? rescoring : undefined, words),
    };
  };

  const counted = (request: SearchRequest, more: Partial<EngineQuery> = {}): EngineAnswer => {
    const understood = queryOf(request);
    const counting = { ...understood.engineQuery, ...COUNTING, ...more };
    const first = engine.search(counting);
    if (!isFew(first) || !isOpen(understood)) return first;
    return engine.search({ ...counting, related: relatedUnlisted(understood) });
  };

  return {
    understand,
    searched(request) {
      const { q, mode } = searchedAs(request, corrector).request;
      return { q: q.trim(), query: understand({ q, mode }) };
    },
    find,
    counted,
    count(request) {
      const { query } = queryOf(request);
      const first = engine.search({ ...engineQueryFor(request, query), ...COUNTING });
      if (first.all.passages > 0) return { passages: first.all.passages, partly: 0 };
      return { passages: 0, partly: (isFew(first) ? counted(request) : first).some.passages };
    },
  };
}
