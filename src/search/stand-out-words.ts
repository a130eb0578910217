// In: how the matches of a query use the words of a vocabulary. Out: the words that stand out in them (常见做法).
// Costs about 0.5 ms of a search at 1,000 reports (300 searches of 1-3 words, CPU time with and without it).
// Measure: Dunning's log-likelihood ratio (Accurate Methods for the Statistics of Surprise and Coincidence, 1993), by passages.

import { madeInSteps } from '../engine/made-in-steps.ts';
import type { SearchEngine, WordChoice, WordUse } from '../engine/search-engine.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Concept } from './concept.ts';
import { phrasesOf } from './lexicon-phrases.ts';
import type { WordTables } from './word-tables.ts';

/** Most matches are judged by their best; a page has room for a line or two of words. */
const SAMPLE = 250;
const MOST_WORDS = 12;
/** Chance gives a greater value once in a hundred times (chi-squared, one degree of freedom). */
const LEAST_LIKELIHOOD = 6.63;
/** Words of the trade are a little more frequent in any matches; what tells is twice as frequent. */
const LEAST_LIFT = 2;
const LEAST_PLACES = 2;
/** With so few places in the index, two passages of one place will do. */
const FEW_PLACES = 20;
/** A heading's word may be told when so many passages have it there: one in 5,000, and three at least. */
const HEADING_SHARE = 1 / 5_000;
const LEAST_HEADINGS = 3;
/** A shorter word of headings is one of doing (深化, 构建) more often than one of a practice; the lexicon has the others. */
const LEAST_HEADING_CHARS = 3;
/** Where all but so many have the longer word too, the shorter is a part of it (任人 of 责任人). */
const SAME_USE = 0.9;

export interface StandOutWords {
  /** One serves as long as the index is open. */
  vocabulary(): readonly string[];
  /** What the first call of `vocabulary` would have to make. */
  preparation(): Generator<void, void>;
  /** What the words of a query's matches are chosen by. */
  choiceFor(concepts: readonly Concept[]): WordChoice;
}

export function createStandOutWords(
  { headingTerms, frequencyOf, reports, passageCount }: SearchEngine,
  lexicon: Pick<Lexicon, 'words' | 'synonyms'>,
  { isStopWord }: Pick<WordTables, 'isStopWord'>,
): StandOutWords {
  const isWord = (word: string): boolean => word.length > 1 && !/^\d+$/.test(word) && !isStopWord(word);
  const vocabulary = madeInSteps(function* () {
    const known = phrasesOf(lexicon).map(({ folded }) => folded);
    yield;
    const headings = headingTerms(Math.max(LEAST_HEADINGS, passageCount * HEADING_SHARE)).filter(
      ({ length }) => length >= LEAST_HEADING_CHARS,
    );
    const words: string[] = [];
    for (const word of new Set([...known, ...headings])) {
      yield;
      if (isWord(word) && frequencyOf(word) > 0) words.push(word);
    }
    return words;
  });
  const places = new Set(reports.map(({ region }) => region?.code)).size;

  const choiceFor = (concepts: readonly Concept[]): WordChoice => {
    const asked = concepts.flatMap(({ folded, parts, synonyms, partSynonyms }) => [
      folded,
      ...parts,
      ...[...synonyms, ...partSynonyms].map((synonym) => synonym.folded),
    ]);
    const isAsked = (word: string): boolean => asked.some((other) => other.includes(word));
    return {
      vocabulary: vocabulary.get(),
      sample: SAMPLE,
      // Twice where there are few places, of two places where there are many: both take two passages.
      least: LEAST_PLACES,
      choose(uses, sampled) {
        const isCommon = (use: WordUse): boolean =>
          use.places >= LEAST_PLACES || (places <= FEW_PLACES && use.inSample >= LEAST_PLACES);
        const told = uses
          .filter((use) => use.inSample * passageCount >= LEAST_LIFT * use.everywhere * sampled && isCommon(use))
          .map(({ word, inSample, everywhere }) => ({
            word,
            inSample,
            likelihood: logLikelihood({ inSample, everywhere }, sampled, passageCount),
          }))
          .filter(({ word, likelihood }) => likelihood >= LEAST_LIKELIHOOD && !isAsked(word))
          .sort((a, b) => b.likelihood - a.likelihood || (a.word < b.word ? -1 : 1));
        return withoutParts(told)
          .slice(0, MOST_WORDS)
          .map(({ word }) => word);
      },
    };
  };
  return { vocabulary: vocabulary.get, preparation: vocabulary.steps, choiceFor };
}

/** How surely the sample uses the word more than the passages outside it. */
function logLikelihood(
  { inSample, everywhere }: Pick<WordUse, 'inSample' | 'everywhere'>,
  sampled: number,
  passages: number,
): number {
  const outside = passages - sampled;
  const shareOf = (count: number, of: number, expected: number): number =>
    count === 0 ? 0 : count * Math.log(count / (of * expected));
  const ratio = (having: number, of: number, expected: number): number =>
    shareOf(having, of, expected) + shareOf(of - having, of, 1 - expected);
  const expected = everywhere / passages;
  return 2 * (ratio(inSample, sampled, expected) + ratio(everywhere - inSample, outside, expected));
}

/** Of a word and a longer one that holds it, the one that stands for both: the longer where it is used as often, else the first. */
function withoutParts<T extends Pick<WordUse, 'word' | 'inSample'>>(uses: readonly T[]): readonly T[] {
  const kept: T[] = [];
  for (const use of uses) {
    const isPart = uses.some(
      (other) =>
        other.word.length > use.word.length &&
        other.word.includes(use.word) &&
        other.inSample >= SAME_USE * use.inSample,
    );
    if (!isPart && !kept.some(({ word }) => word.includes(use.word) || use.word.includes(word))) kept.push(use);
  }
  return kept;
}
