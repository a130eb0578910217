// In: what somebody has typed so far. Out: what they may mean: themes, places and words of the lexicon, and names that reports use.
// Ordered by how they fit, then by how many places use them; every one leads to passages.

import { fold } from '../analysis/fold.ts';
import { madeInSteps } from '../engine/made-in-steps.ts';
import { type FoundName, NAME_FITS } from '../engine/names.ts';
import type { SearchEngine } from '../engine/search-engine.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { foldedTyping } from './name-fit.ts';
import { type OwnName, ownNames } from './own-names.ts';
import type { Overview } from './search-service.ts';
import type { Subthemes } from './subthemes.ts';

export interface Suggestion {
  readonly text: string;
  readonly kind: 'heading' | 'document' | 'word' | 'place' | 'theme' | 'subtheme';
  /** In how many places reports use it; left out where that is not counted. */
  readonly places?: number;
  /** Path of the search in Tashan, relative. */
  readonly url: string;
}

export const SUGGESTION_KIND_NAMES: Readonly<Record<Suggestion['kind'], string>> = {
  place: '地区',
  word: '词',
  theme: '领域',
  subtheme: '子领域',
  heading: '小标题',
  document: '制度文件',
};

export const MOST_SUGGESTIONS = 10;
/** What is longer is a sentence, and no name begins with it. */
const MOST_TYPED = 40;
/** So many themes, places and words stand before the names in reports that fit as well; the others behind them. */
const OWN_FIRST = 4;

export interface Suggester {
  suggest(q: string, size: number): readonly Suggestion[];
  /** What the first call of `suggest` would have to make, beside the engine's names. */
  preparation(): Generator<void, void>;
}

export function createSuggester(
  engine: SearchEngine,
  lexicon: Pick<Lexicon, 'words' | 'themes'>,
  overview: () => Overview,
  subthemes: Subthemes,
): Suggester {
  const ownTable = madeInSteps(() => ownNames(engine, lexicon, overview().themes, subthemes));
  const suggest: Suggester['suggest'] = (q, size) => {
    const typed = foldedTyping(q);
    const most = Math.min(size, MOST_SUGGESTIONS);
    if (typed === '' || typed.length > MOST_TYPED || most < 1) return [];
    const fitting = ownTable.get().flatMap((name) => {
      const fit = name.fitOf(typed);
      return fit ? [{ name, fit }] : [];
    });
    const found = engine.completions(typed, most + OWN_FIRST);
    const placesOf = new Map(found.map(({ text, places }) => [fold(text), places]));
    const suggestions = new Map<string, Suggestion>();
    const add = (key: string, suggestion: Suggestion): void => {
      if (!suggestions.has(key)) suggestions.set(key, suggestion);
    };
    for (const fit of NAME_FITS) {
      const ours = byKind(fitting.filter((each) => each.fit === fit).map(({ name }) => name));
      const theirs = found.filter((each) => each.fit === fit);
      for (const name of ours.slice(0, OWN_FIRST)) add(name.folded, suggestionOf(name, placesOf.get(name.folded)));
      for (const name of theirs) add(fold(name.text), suggestionFor(name));
      for (const name of ours.slice(OWN_FIRST)) add(name.folded, suggestionOf(name, placesOf.get(name.folded)));
      if (suggestions.size >= most) break;
    }
    return [...suggestions.values()].slice(0, most);
  };
  return { suggest, preparation: ownTable.steps };
}

/** Shorter ones first, of each kind in turn: twenty words must not hide the place that begins alike. */
function byKind(names: readonly OwnName[]): readonly OwnName[] {
  const turns = (['theme', 'place', 'word', 'subtheme'] as const).flatMap((kind) =>
    names
      .filter((name) => name.kind === kind)
      .sort((a, b) => a.text.length - b.text.length)
      .map((name, turn) => ({ name, turn })),
  );
  return turns.sort((a, b) => a.turn - b.turn).map(({ name }) => name);
}

function suggestionOf({ kind, text, url }: OwnName, places: number | undefined): Suggestion {
  return { text, kind, ...(kind === 'word' && places !== undefined ? { places } : {}), url };
}

function suggestionFor({ kind, text, places }: FoundName): Suggestion {
  return { text, kind, places, url: `search?${new URLSearchParams({ q: text })}` };
}
