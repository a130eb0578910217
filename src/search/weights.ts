// In: nothing. Out: every weight of the ranking, with its reason.
// Round values: what was found by coordinate descent on the judged queries was kept only where unseen ones agreed.

import type { PassageKind } from '../report/report.ts';

export const WEIGHTS = {
  /** The base score, which finds the candidates. A heading is the passage in short; the chapter speaks for many passages at once. */
  heading: 2,
  path: 1,
  text: 1,
  /** 复议 inside 行政复议: finds wider wording, must not outweigh the word itself. */
  part: 0.5,
  /** A word of a synonym, times the synonym's own weight, shared among its words. */
  synonym: 0.9,

  /** How a concept is there: as typed 1; as another word for it, times that word's own weight. */
  bySynonym: 0.75,
  /** All its words are there, but apart. */
  apart: 0.6,
  /** Only the chapter has it. */
  inPath: 0.3,
  /** Only words it is made of: the share of them, by rarity, to the power of `partPower`. */
  byParts: 0.5,
  partPower: 1,
  /** Other words for its parts, times their own weight. */
  byPartSynonym: 0.5,
  /** It stands in the heading as well. */
  inHeading: 0.4,
  /** Each further place where it stands, up to MOST_PLACES. */
  again: 0.08,
  /** Concepts that stand within a sentence of each other. */
  near: 0.25,
  nearChars: 40,
  /** The base score's share, beside the concepts'. */
  base: 0.5,
  /** Where few have everything: what the best passages are about, all of it. */
  feedback: 1,
  /** And which themes they are on: what shares no word with them may still be on their subject. */
  feedbackTheme: 0.05,
  /** A concept that is an everyday word, in no list of the lexicon (保证, 到场): it is rare by chance, not by what it says. */
  everyday: 0.4,
  /** The passage is on the theme that the query is on. */
  theme: 0.4,
  /** The kind that is asked for, and figures where these are. */
  intended: 3,
  intendedFigures: 1.25,
  /** People look for what was done; problems and plans are asked for by name. */
  kind: { practice: 1, plan: 0.7, problem: 0.7, preamble: 0.6 } satisfies Record<PassageKind, number>,
  /** A passage longer than this holds more words by chance. */
  usualChars: 260,
  length: 0.2,
  /** 套话: what many places write in the same words tells nothing of how one of them does it. */
  formula: 0.3,
};
