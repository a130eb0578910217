// In: entries of which those of a place stand together. Out: the places in that order, each with its entries.

import { placeName } from '../report/names.ts';
import type { PassageEntry } from './passage-list.ts';

export interface PlaceEntries {
  /** 省›市›县; the issuer where the place is unknown. */
  readonly name: string;
  readonly entries: readonly PassageEntry[];
}

export function placesOf(entries: readonly PassageEntry[]): readonly PlaceEntries[] {
  const places = new Map<string, PassageEntry[]>();
  for (const entry of entries) {
    const { region, issuer } = entry.passage;
    const name = placeName(region) || issuer || '（地区不详）';
    places.set(name, [...(places.get(name) ?? []), entry]);
  }
  return [...places].map(([name, own]) => ({ name, entries: own }));
}
