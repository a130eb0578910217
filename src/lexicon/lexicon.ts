// In: nothing. Out: the lexicon as checked, typed tables.
// Types, and the kinds of intent; staff edit the files in corpus/lexicon, nothing here names a word.

/** A word the tokenizer must know. */
export interface LexiconWord {
  readonly word: string;
  /** How often it occurs, in the counts of jieba's dictionary; null for the default. */
  readonly frequency: number | null;
}

/** One entry of synonyms.yaml: a word of `from` may also be searched as the words of `to`. */
export interface SynonymRule {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** 0 < weight <= 1: how much a match by `to` is worth beside a match by the word typed. */
  readonly weight: number;
  /** Line of synonyms.yaml, from 1. */
  readonly line: number;
}

export interface Subtheme {
  readonly name: string;
  /** What is searched for, within the theme, by whoever looks at it. */
  readonly query: string;
  readonly cues: readonly string[];
}

/** One of the twelve policy themes with the words that tell it. */
export interface Theme {
  readonly id: string;
  readonly name: string;
  /** Words that decide when a heading or the section path carries them. */
  readonly headings: readonly string[];
  /** Words that weigh heavily in the text. */
  readonly strong: readonly string[];
  /** Words that weigh lightly in the text. */
  readonly cues: readonly string[];
  readonly subthemes: readonly Subtheme[];
}

/** What a query may be after, beside its subject. */
export const INTENT_KINDS = ['problem', 'plan', 'figures'] as const;
export type IntentKind = (typeof INTENT_KINDS)[number];

/** Words of a query that tell what it is after. */
export interface IntentRule {
  readonly kind: IntentKind;
  readonly words: readonly string[];
}

export interface Lexicon {
  readonly words: readonly LexiconWord[];
  readonly synonyms: readonly SynonymRule[];
  readonly themes: readonly Theme[];
  /** Words that carry no meaning in a query: particles, question and filler words. */
  readonly stopWords: readonly string[];
  readonly intents: readonly IntentRule[];
}
