// In: pairs of characters. Out: a function that changes each first into its second, one UTF-16 unit for one.
// Same length, so a place in the text is a place in what comes out.

/** Pairs of anything but single units are passed over; the last pair of a character counts. */
export function createUnitMapper(pairs: Iterable<readonly [string, string]>): (text: string) => string {
  const mapped = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (const [from, to] of pairs) {
    if (from.length === 1 && to.length === 1) mapped[from.charCodeAt(0)] = to.charCodeAt(0);
  }
  return (text) => {
    let first = 0;
    while (first < text.length && mapped[text.charCodeAt(first)] === text.charCodeAt(first)) first += 1;
    if (first === text.length) return text;
    const units = new Uint16Array(text.length - first);
    for (let at = first; at < text.length; at += 1) units[at - first] = mapped[text.charCodeAt(at)] ?? 0;
    return text.slice(0, first) + Buffer.from(units.buffer).toString('utf16le');
  };
}
