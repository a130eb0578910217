// In: how something is made of an object that never changes. Out: the thing, made when it is first asked for and kept as long as the object.
// What comes of the lexicon alone outlives an index: a new one finds it made.

export function oncePer<K extends object, T extends object>(make: (key: K) => T): (key: K) => T {
  const kept = new WeakMap<K, T>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}
