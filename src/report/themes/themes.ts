// In: the twelve themes with their words; then a passage. Out: its 1-3 theme ids, main first.
// Never: read a file or change the text; the same passage always has the same themes.

import { plainForm } from '../../analysis/plain-form.ts';
import type { Theme } from '../../lexicon/lexicon.ts';
import type { PassageKind, Range, ThemeId } from '../report.ts';
import { type CueHit, createCueScanner } from './cue-scanner.ts';
import { firstNamedClause } from './first-named.ts';

export interface ThemedText {
  /** The passage's own heading, null where it has none. */
  readonly heading: string | null;
  /** Headings of the enclosing sections, outermost first. */
  readonly path: readonly string[];
  readonly text: string;
  /** Left out where a text stands alone. */
  readonly kind?: PassageKind;
}

/** A word that spoke for a theme, and how much it said. */
export interface ThemeCue {
  readonly theme: ThemeId;
  readonly word: string;
  readonly score: number;
}

/** `onCue` is told of every word that counted. */
export type ThemeClassifier = (passage: ThemedText, onCue?: (cue: ThemeCue) => void) => readonly ThemeId[];
type CueListener = (cue: CueWeight, word: string, score: number) => void;

/** What a word adds to its theme, by where it is listed and where it is found. Set on the two evaluation files. */
const HEADING_WORD = 4;
const STRONG_IN_HEADING = 3;
const CUE_IN_HEADING = 1;
const STRONG_IN_TEXT = 3;
const CUE_IN_TEXT = 1;
/** The own heading counts in full, the three sections above it by these shares: they often name two themes at once. */
const PATH_SHARE = [0.3, 0.15, 0.08];
/** The opening of a passage says what it is about. */
const OPENING_CHARS = 40;
const OPENING_SHARE = 1.5;
/** A word said again adds less each time: share of its weight for the first, second and third time. */
const REPEAT_SHARE = [1, 0.5, 0.25];
/** Problems and plans list several matters; what the first one says counts this much more when the main theme is chosen. */
const FIRST_NAMED_SHARE = 1.5;
/** A second and third theme must come this near to the main one. */
const SECOND_SHARE = 0.4;
const THIRD_SHARE = 0.6;
const MIN_SECOND_SCORE = 3;
/** 2023年,我县…: the opening of a report, under no heading, speaks of direction and responsibility. */
const OPENING_THEME = 'T01';
const OPENING_SCORE = 5;
/** More where the passage is known to open a report: 防范安全风险 in its first sentence is no theme of its own. */
const PREAMBLE_SCORE = 8;
const OPENS_REPORT =
  /^\s*(?!.*(?<!现)将)(?:[12]\d{3}年(?:度|以来)?[,是]|一年来|今年以来|近年来|过去的?一年|根据《|按照《)/u;
/** 一年来 … 但仍存在不足: an unheaded paragraph of problems opens alike. */
const ADMITS_LACK = /(?:但|仍|还)[^。]{0,60}?(?:问题|不足|差距|短板|薄弱)/u;
const OPENING_SIGHT = 300; // characters

interface CueWeight {
  readonly theme: number;
  readonly inHeading: number;
  readonly inText: number;
}

/** Weighted counting of the lexicon's words, one pass over each string. */
export function createThemeClassifier(themes: readonly Theme[]): ThemeClassifier {
  const scan = createCueScanner(cueWeights(themes));

  const addHeading = (add: CueListener, heading: string, share: number) => {
    const said = new Set<CueWeight>();
    for (const hit of scan(plainForm(heading))) {
      for (const cue of hit.value) {
        if (said.has(cue)) continue;
        said.add(cue);
        add(cue, heading.slice(hit.start, hit.end), cue.inHeading * share);
      }
    }
  };

  const addText = (add: CueListener, text: string, hits: readonly CueHit<readonly CueWeight[]>[]) => {
    const said = new Map<CueWeight, number>();
    for (const hit of hits) {
      for (const cue of hit.value) {
        const times = said.get(cue) ?? 0;
        said.set(cue, times + 1);
        const share = (REPEAT_SHARE[times] ?? 0) * (hit.start < OPENING_CHARS ? OPENING_SHARE : 1);
        add(cue, text.slice(hit.start, hit.end), cue.inText * share);
      }
    }
  };

  const openingTheme = themes.findIndex(({ id }) => id === OPENING_THEME);

  return ({ heading, path, text, kind }, onCue) => {
    const scores = new Float64Array(themes.length);
    const add: CueListener = (cue, word, score) => {
      scores[cue.theme] = (scores[cue.theme] ?? 0) + score;
      onCue?.({ theme: themes[cue.theme]?.id ?? '', word, score });
    };
    if (openingTheme >= 0 && heading === null && path.length === 0) scores[openingTheme] = openingScore(text, kind);
    if (heading !== null) addHeading(add, heading, 1);
    const isHeaded = scores.some((score) => score >= STRONG_IN_HEADING);
    const above = [...path].reverse();
    for (const [distance, share] of PATH_SHARE.entries()) {
      const section = above[distance];
      if (section !== undefined) addHeading(add, section, share);
    }
    const plain = plainForm(text);
    const hits = scan(plain);
    addText(add, text, hits);
    const firstNamed = new Float64Array(themes.length);
    if (!isHeaded && listsMatters(kind)) {
      const headings = (heading === null ? path : [...path, heading]).map(plainForm);
      addFirstNamed(firstNamed, hits, firstNamedClause(plain, headings, hits));
    }
    return chooseThemes(themes, scores, firstNamed);
  };
}

function addFirstNamed(
  scores: Float64Array,
  hits: readonly CueHit<readonly CueWeight[]>[],
  clause: Range | null,
): void {
  if (clause === null) return;
  for (const hit of hits) {
    if (hit.start < clause.start || hit.start >= clause.end) continue;
    for (const { theme, inText } of hit.value) scores[theme] = (scores[theme] ?? 0) + inText * FIRST_NAMED_SHARE;
  }
}

function listsMatters(kind: PassageKind | undefined): boolean {
  return kind === 'problem' || kind === 'plan';
}

function openingScore(text: string, kind: PassageKind | undefined): number {
  if (kind === 'preamble') return PREAMBLE_SCORE;
  return !listsMatters(kind) && opensReport(text) ? OPENING_SCORE : 0;
}

function opensReport(text: string): boolean {
  const plain = plainForm(text.slice(0, OPENING_SIGHT));
  return OPENS_REPORT.test(plain.slice(0, OPENING_CHARS)) && !ADMITS_LACK.test(plain);
}

/** `firstNamed` weighs only in the choice of the main theme; the others are measured against its score without it. */
function chooseThemes(themes: readonly Theme[], scores: Float64Array, firstNamed: Float64Array): readonly ThemeId[] {
  const found = themes
    .map((theme, index) => ({ id: theme.id, score: scores[index] ?? 0, first: firstNamed[index] ?? 0 }))
    .filter(({ score }) => score > 0);
  const [main] = found.toSorted((a, b) => b.score + b.first - (a.score + a.first) || (a.id < b.id ? -1 : 1));
  const others = found.filter((theme) => theme !== main);
  const [second, third] = others.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  if (main === undefined) return [];
  const chosen = [main.id];
  if (second === undefined || second.score < Math.max(main.score * SECOND_SHARE, MIN_SECOND_SCORE)) return chosen;
  chosen.push(second.id);
  if (third !== undefined && third.score >= Math.max(main.score * THIRD_SHARE, MIN_SECOND_SCORE)) chosen.push(third.id);
  return chosen;
}

/** Every word with its weight in each theme that lists it; of several lists in one theme the heaviest counts. */
function cueWeights(themes: readonly Theme[]): ReadonlyMap<string, readonly CueWeight[]> {
  const weights = new Map<string, CueWeight[]>();
  const add = (written: string, theme: number, inHeading: number, inText: number) => {
    const word = plainForm(written);
    const known = weights.get(word) ?? [];
    const earlier = known.find((cue) => cue.theme === theme);
    const merged = {
      theme,
      inHeading: Math.max(inHeading, earlier?.inHeading ?? 0),
      inText: Math.max(inText, earlier?.inText ?? 0),
    };
    weights.set(word, [...known.filter((cue) => cue.theme !== theme), merged]);
  };
  for (const [index, theme] of themes.entries()) {
    for (const word of theme.headings) add(word, index, HEADING_WORD, 0);
    for (const word of theme.strong) add(word, index, STRONG_IN_HEADING, STRONG_IN_TEXT);
    for (const word of theme.cues) add(word, index, CUE_IN_HEADING, CUE_IN_TEXT);
    for (const { cues } of theme.subthemes) {
      for (const word of cues) add(word, index, CUE_IN_HEADING, CUE_IN_TEXT);
    }
  }
  for (const [word, cues] of weights)
    weights.set(
      word,
      cues.map((cue) => spokenInText(word, cue, weights)),
    );
  return weights;
}

/** A word listed for headings only hides shorter ones in a text; so it says what the best of those would: 复议应诉 as much as 复议. */
function spokenInText(word: string, cue: CueWeight, weights: ReadonlyMap<string, readonly CueWeight[]>): CueWeight {
  if (cue.inText > 0) return cue;
  let { inText } = cue;
  for (let start = 0; start < word.length; start += 1) {
    for (let end = start + 2; end <= word.length; end += 1) {
      const inside = weights.get(word.slice(start, end))?.find(({ theme }) => theme === cue.theme);
      inText = Math.max(inText, inside?.inText ?? 0);
    }
  }
  return { ...cue, inText };
}
