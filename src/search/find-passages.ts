// In: a request. Out: what the engine finds for it, reranked; a second look where the first found little.
// Never reads more of a passage than the few that feedback takes its words from.

import type { Analyzer } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';
import type { EngineQuery, WordTest } from '../engine/query-tree.ts';
import type { EngineAnswer, EngineHit, SearchEngine } from '../engine/search-engine.ts';
import type { ThemeId } from '../report/report.ts';
import type { QueryCorrector } from './correct-query.ts';
import { COUNTING, engineQueryFor, relatedTest } from './engine-query.ts';
import { FEEDBACK_PASSAGES, type FeedbackWord, feedbackWords } from './feedback.ts';
import { rescoringFor, type ScoreListener } from './ranking.ts';
import type { SearchRequest } from './search-request.ts';
import { type SearchedAs, searchedAs } from './searched-as.ts';
import type { StandOutWords } from './stand-out-words.ts';
import { literalConcept, type UnderstoodQuery, understandQuery } from './understand-query.ts';
import type { WordTables } from './word-tables.ts';

export interface FoundPassages {
  readonly asked: SearchedAs;
  readonly query: UnderstoodQuery;
  readonly engineQuery: EngineQuery;
  readonly found: EngineAnswer;
}

export interface PassageFinder {
  understand(request: Pick<SearchRequest, 'q' | 'mode'>): UnderstoodQuery;
  /** What is searched for a request, as text and as understood. */
  searched(request: SearchRequest): { readonly q: string; readonly query: UnderstoodQuery };
  /** @param onScored is told of what the score of each reranked hit is made. */
  find(request: SearchRequest, onScored?: ScoreListener): FoundPassages;
  /** How many passages have everything; where none has, how many are listed as having some. */
  count(request: SearchRequest): { readonly passages: number; readonly partly: number };
}

export interface PassageFinderParts {
  readonly engine: SearchEngine;
  readonly analyzer: Analyzer;
  readonly tables: WordTables;
  readonly corrector: QueryCorrector;
  readonly standOut: StandOutWords;
  themesOfQuery(q: string): readonly ThemeId[];
}

/** With fewer passages that have a concept, those that have a part of one, or are like the best, are listed as well. */
const FEW = 40;
/** With fewer passages that have every concept, the best of them say what the others should be like. */
const THIN = 10;
/** Words of feedback may lead to so many passages in all; the rarest and heaviest lead first. */
const MOST_RELATED = 20_000;

export function createPassageFinder(parts: PassageFinderParts): PassageFinder {
  const { engine, analyzer, tables, corrector, standOut, themesOfQuery } = parts;
  const isHeld = (folded: string): boolean => engine.vocabulary.passagesWith(folded) > 0;

  const understand = ({ q, mode }: Pick<SearchRequest, 'q' | 'mode'>): UnderstoodQuery => {
    if (mode === 'smart') return understandQuery(q, tables, analyzer, isHeld);
    const concepts = fold(q) === '' ? [] : [literalConcept(q.trim(), analyzer)];
    return { concepts, excluded: [], ignored: [], intents: [], years: [], regions: [], notes: [] };
  };

  const feedbackOf = (hits: readonly EngineHit[]): readonly FeedbackWord[] => {
    const best = hits.slice(0, FEEDBACK_PASSAGES);
    const passages = best.map(({ ordinal, score }) => ({ passage: engine.passage(ordinal).passage, score }));
    return feedbackWords(passages, engine, analyzer, tables.isStopWord);
  };

  const find = (request: SearchRequest, onScored?: ScoreListener): FoundPassages => {
    const asked = searchedAs(request, corrector);
    const query = understand(asked.request);
    const engineQuery = engineQueryFor(request, query);
    const words = standOut.choiceFor(query.concepts);
    const themes = themesOfQuery(asked.request.q);
    let best: readonly EngineHit[] = [];
    const rescoring = rescoringFor(query, themes, {
      onScored,
      onRanked: (hits) => {
        best = hits;
      },
    });
    const isByScore = engineQuery.order === 'score';
    const first = engine.search(engineQuery, isByScore ? rescoring : undefined, words);
    // A name or a quotation is meant as it stands.
    const isOpen = query.concepts.some(({ isLiteral }) => !isLiteral);
    if (!isOpen || first.all.passages >= THIN) return { asked, query, engineQuery, found: first };
    if (!isByScore) engine.search({ ...engineQuery, order: 'score', size: 0 }, rescoring);
    const feedback = feedbackOf(best);
    const isFew = first.all.passages + first.some.passages < FEW;
    const second = isFew
      ? { ...engineQuery, related: withFeedback(relatedTest(query.concepts, engine), feedback) }
      : engineQuery;
    if (!isByScore && !isFew) return { asked, query, engineQuery, found: first };
    const again = isByScore ? rescoringFor(query, themes, { onScored, feedback }) : undefined;
    return { asked, query, engineQuery: second, found: engine.search(second, again, words) };
  };

  const withFeedback = (related: WordTest, feedback: readonly FeedbackWord[]): WordTest => {
    let passages = 0;
    const words = feedback.flatMap(({ term }) => {
      passages += engine.frequencyOf(term);
      return passages <= MOST_RELATED ? [[term]] : [];
    });
    return { ...related, words: [...related.words, ...words] };
  };

  return {
    understand,
    searched(request) {
      const { q, mode } = searchedAs(request, corrector).request;
      return { q: q.trim(), query: understand({ q, mode }) };
    },
    find,
    count(request) {
      const query = understand(searchedAs(request, corrector).request);
      const { all, some } = engine.search({ ...engineQueryFor(request, query), ...COUNTING });
      if (all.passages > 0) return { passages: all.passages, partly: 0 };
      if (some.passages >= FEW) return { passages: 0, partly: some.passages };
      return { passages: 0, partly: find({ ...request, page: 1, size: 1 }).found.some.passages };
    },
  };
}
