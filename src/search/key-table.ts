// In: rows with a few keys each. Out: the rows that have a key.
// Keys are not kept: 8 bytes for each, and those of a few rows are made again for a look-up.

// 32 bits of hash and 21 of row make one number that a double holds exactly.
const ROW_ROOM = 2 ** 21;
/** Rows between two places where the making may be interrupted. */
const STEP = 512;

/** @param rows below two million; @param keysOf gives the same number of keys for each row, and the same keys each time. */
export function* createKeyTable(
  rows: number,
  keysOf: (row: number) => readonly string[],
): Generator<void, (key: string) => readonly number[]> {
  const perRow = rows === 0 ? 0 : keysOf(0).length;
  const places = new Float64Array(rows * perRow);
  for (let row = 0, at = 0; row < rows; row += 1) {
    for (const key of keysOf(row)) places[at++] = hashOf(key) * ROW_ROOM + row;
    if (row % STEP === STEP - 1) yield;
  }
  places.sort();
  return (key) => {
    const first = hashOf(key) * ROW_ROOM;
    const found: number[] = [];
    for (let i = lowerBound(places, first); i < places.length; i += 1) {
      const row = (places[i] as number) - first;
      if (row >= ROW_ROOM) break;
      if (keysOf(row).includes(key)) found.push(row);
    }
    return found;
  };
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
