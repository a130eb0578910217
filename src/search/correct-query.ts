// In: a query as typed, in smart mode. Out: the query with pinyin, initials and wrong characters made into words of the index.
// Never touches what stands in quotes or is shut out, nor a word that the index holds; each correction is told with its answer.

import type { Analyzer, Token } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';
import { pinyinLetters } from '../analysis/syllables.ts';
import { madeInSteps } from '../engine/made-in-steps.ts';
import type { Vocabulary } from '../engine/search-engine.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { findMistakes } from './correct-characters.ts';
import { correctPinyin, type LatinWord } from './correct-pinyin.ts';
import { createCorrectionTargets } from './correction-targets.ts';
import { createKnownWords } from './known-words.ts';
import { LONGEST_MISTAKE, wordsMistakenFor } from './mistaken-word.ts';
import { parseQuery, type QueryPart } from './parse-query.ts';

export interface Correction {
  /** The whole query as corrected; null where nothing is to be corrected. */
  readonly corrected: string | null;
  /** Other queries that may have been meant. */
  readonly others: readonly string[];
}

export interface QueryCorrector {
  correct(raw: string): Correction;
  /** What else may have been meant by a query that is right as it stands but finds next to nothing. */
  alternatives(raw: string): readonly string[];
  /** Words of the index near one that it does not have: read alike, looking alike, spelt alike. @param folded a word. */
  near(folded: string): readonly string[];
  /** What the first correction would have to make. */
  preparation(): Generator<void, void>;
}

/** What stands in `[start, end)` of the query, and what it becomes. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly others: readonly string[];
}

interface PlacedToken extends Token {
  readonly isHan: boolean;
}

const NOTHING: Correction = { corrected: null, others: [] };
const MOST_OTHERS = 5;
/** A longer query is a pasted paragraph, nothing that was typed. */
const MOST_CHARS = 100;
/** A word must be in so many times the passages of the one that was typed. */
const MUCH_MORE_FREQUENT = 20;
const HAN = /^\p{Script=Han}/u;
const MOST_NEAR = 5;
/** From so many characters on, a word that is spelt alike shares most of them; of five, three. */
const LEAST_SPELT = 3;
const LONG_SPELT = 5;

/** The tables of targets are made when a query first needs them, and kept: an index does not change while it is open. */
export function createQueryCorrector(vocabulary: Vocabulary, lexicon: Lexicon, analyzer: Analyzer): QueryCorrector {
  const known = createKnownWords(vocabulary, lexicon);
  const made = madeInSteps(() => createCorrectionTargets(vocabulary, lexicon));
  const targets = made.get;

  const tokensOf = ({ text, start }: QueryPart): readonly PlacedToken[] =>
    analyzer
      .tokenize(text)
      .filter(({ isPart }) => !isPart)
      .map((token) => ({
        ...token,
        start: token.start + start,
        end: token.end + start,
        isHan: HAN.test(token.term),
      }));

  const latinEdits = (raw: string, tokens: readonly PlacedToken[]): readonly Edit[] => {
    const edits: Edit[] = [];
    for (const run of runsOf(raw, tokens, /^[\s'’‘`]*$/u)) {
      const words = run.map((token): LatinWord => {
        const isKnown = known.inIndex(token.term) || known.inLexicon(token.term);
        return { typed: raw.slice(token.start, token.end), letters: pinyinLetters(token.term) ?? '', isKnown };
      });
      // Nothing is loaded for a word that the index holds.
      if (words.every(({ isKnown }) => isKnown)) continue;
      const found = correctPinyin(words, targets());
      if (found) edits.push({ ...rangeOf(run), ...found });
    }
    return edits;
  };
  const characterEdits = (raw: string, tokens: readonly PlacedToken[]): readonly Edit[] =>
    runsOf(raw, tokens, /^$/u).flatMap((run) =>
      findMistakes(run, known, (typed) => wordsMistakenFor(typed, targets())).map(({ start, end, words }): Edit => {
        const [text = '', ...others] = words.map(({ word }) => word);
        return { ...rangeOf(run.slice(start, end)), text, others };
      }),
    );

  return {
    preparation: made.steps,
    correct(raw) {
      if (raw.length > MOST_CHARS) return NOTHING;
      const tokens = parseQuery(raw)
        .filter(({ kind, isExcluded, field }) => kind === 'plain' && !isExcluded && field === null)
        .flatMap(tokensOf);
      const latin = tokens.filter(({ term }) => pinyinLetters(term) !== null);
      const han = tokens.filter(({ isHan }) => isHan);
      const edits = [...latinEdits(raw, latin), ...characterEdits(raw, han)].sort((a, b) => a.start - b.start);
      if (edits.length === 0) return NOTHING;
      const others = edits.flatMap((edit, i) =>
        edit.others.map((text) => applied(raw, edits.with(i, { ...edit, text }))),
      );
      return { corrected: applied(raw, edits), others: [...new Set(others)].slice(0, MOST_OTHERS) };
    },
    alternatives(raw) {
      const [part, ...rest] = parseQuery(raw);
      if (!part || rest.length > 0 || part.kind === 'literal' || part.isExcluded || part.field !== null) return [];
      const typed = fold(part.text);
      if (typed.length > LONGEST_MISTAKE) return [];
      const passages = known.passagesWith(typed);
      return wordsMistakenFor(typed, targets())
        .filter((word) => word.passages >= Math.max(1, passages * MUCH_MORE_FREQUENT))
        .slice(0, MOST_OTHERS)
        .map(({ word }) => word);
    },
    near(folded) {
      const misread = wordsMistakenFor(folded, targets()).map(({ word }) => word);
      const distance = folded.length < LONG_SPELT ? 1 : 2;
      const spelt = folded.length < LEAST_SPELT || /^\d+$/.test(folded) ? [] : vocabulary.alike(folded, distance);
      const words = [...misread, ...spelt.map(({ term }) => term).filter((term) => term.length > 1)];
      return [...new Set(words)].slice(0, MOST_NEAR);
    },
  };
}

/** Tokens with nothing but `between` between them. */
function runsOf(raw: string, tokens: readonly PlacedToken[], between: RegExp): readonly (readonly PlacedToken[])[] {
  const runs: PlacedToken[][] = [];
  for (const token of tokens) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && between.test(raw.slice(last.end, token.start))) run.push(token);
    else runs.push([token]);
  }
  return runs;
}

function rangeOf(run: readonly PlacedToken[]): { readonly start: number; readonly end: number } {
  return { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 };
}

function applied(raw: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of edits) {
    text += raw.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + raw.slice(at);
}
