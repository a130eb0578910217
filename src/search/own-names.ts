// In: the lexicon, what the index holds. Out: what can be offered beside the names in reports: themes, places, words.
// Only what leads to a passage: a suggestion that finds nothing is worse than none.

import { fold } from '../analysis/fold.ts';
import type { NameFit } from '../engine/names.ts';
import type { SearchEngine } from '../engine/search-engine.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { placeName } from '../report/names.ts';
import type { Region } from '../report/report.ts';
import { nameFit } from './name-fit.ts';
import { placesHeld } from './place-finder.ts';
import type { Overview } from './search-service.ts';
import type { Subthemes } from './subthemes.ts';

export interface OwnName {
  readonly kind: 'word' | 'place' | 'theme' | 'subtheme';
  readonly text: string;
  readonly folded: string;
  readonly url: string;
  /** How it fits what was typed, folded; null where it does not. */
  fitOf(typed: string): NameFit | null;
}

/** Names made between two places where it may be interrupted: each is read aloud. */
const STEP = 32;

/** Themes, then places by code, then words in the order of the lexicon, then sub-themes. */
export function* ownNames(
  engine: SearchEngine,
  { words, themes: known }: Pick<Lexicon, 'words' | 'themes'>,
  themes: Overview['themes'],
  subthemes: Subthemes,
): Generator<void, readonly OwnName[]> {
  const held = themes.filter(({ passages }) => passages > 0);
  const inIndex = new Set(
    words.map(({ word }) => fold(word)).filter((term) => engine.vocabulary.frequencyOf(term) > 0),
  );
  yield* subthemes.preparation();
  const cuesOf = new Map(
    known.flatMap(({ id, subthemes: all }) => all.map(({ name, cues }) => [`${id} ${name}`, cues])),
  );
  const subthemeNames = (theme: string): readonly (() => OwnName)[] =>
    subthemes.of(theme).map(({ name, q }) => () => {
      const cues = (cuesOf.get(`${theme} ${name}`) ?? []).map(fold);
      return ownName('subtheme', name, name, { q, theme }, cues);
    });
  const named = [
    ...held.map(
      ({ id, name }) =>
        () =>
          ownName('theme', name, name, { theme: id }),
    ),
    ...placeNames(engine),
    ...words
      .filter(({ word }) => word.length > 1 && inIndex.has(fold(word)))
      .map(
        ({ word }) =>
          () =>
            ownName('word', word, word, { q: word }),
      ),
    ...held.flatMap(({ id }) => subthemeNames(id)),
  ];
  const made: OwnName[] = [];
  for (const name of named) {
    made.push(name());
    if (made.length % STEP === 0) yield;
  }
  return made;
}

/** Every place held; told by its whole chain where another has its name. */
function placeNames(engine: SearchEngine): readonly (() => OwnName)[] {
  const places = placesHeld(engine);
  const bearers = new Map<string, number>();
  for (const { name } of places) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const textOf = (region: Region): string => (bearers.get(region.name) === 1 ? region.name : placeName(region));
  return places.map((region) => () => ownName('place', textOf(region), region.name, { region: region.code }));
}

/** @param cues folded words that it may be meant by, too. */
function ownName(
  kind: OwnName['kind'],
  text: string,
  name: string,
  search: Readonly<Record<string, string>>,
  cues: readonly string[] = [],
): OwnName {
  return {
    kind,
    text,
    folded: fold(text),
    url: `search?${new URLSearchParams(search)}`,
    fitOf: nameFit(name, cues),
  };
}
