// In: several ascending lists of keys. Out: each key once, ascending, with where it stands in which list.

export interface KeyPlace {
  readonly list: number;
  readonly at: number;
}

/** The places are valid until the next key is asked for. */
export function* sortedKeys<K extends string | number>(
  lists: readonly { readonly length: number; at(i: number): K }[],
): Generator<readonly [key: K, places: readonly KeyPlace[]], void> {
  const next = lists.map(() => 0);
  const heads: (K | undefined)[] = lists.map((list) => (list.length > 0 ? list.at(0) : undefined));
  const places: KeyPlace[] = [];
  for (;;) {
    let least: K | undefined;
    for (const head of heads) if (head !== undefined && (least === undefined || head < least)) least = head;
    if (least === undefined) return;
    places.length = 0;
    for (let list = 0; list < lists.length; list += 1) {
      if (heads[list] !== least) continue;
      const at = next[list] as number;
      places.push({ list, at });
      next[list] = at + 1;
      const keys = lists[list] as (typeof lists)[number];
      heads[list] = at + 1 < keys.length ? keys.at(at + 1) : undefined;
    }
    yield [least, places];
  }
}
