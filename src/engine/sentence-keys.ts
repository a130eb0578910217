// In: a folded text as UTF-16 units. Out: its longer sentences, each as a number that near copies of it share.
// Never looks at what is no Han character, so that copies may differ in figures, signs and 县 or 区.

/** Shorter ones (现将有关情况报告如下) are in every report and say nothing of a passage. */
export const LEAST_SENTENCE = 12;

const [FIRST_HAN, LAST_HAN] = [0x3400, 0x9fff];
const ENDS = new Set(Array.from('。;!?', (sign) => sign.charCodeAt(0)));
/** Words for the place a report speaks of: one writes 全县 where another writes 我区. */
const PLACE_WORDS: ReadonlyMap<number, number> = new Map(
  [...'市县区镇乡州旗'].map((word) => [word.charCodeAt(0), '市'.charCodeAt(0)] as const),
);
const OUR_WORDS: ReadonlyMap<number, number> = new Map(
  [...'全我本'].map((word) => [word.charCodeAt(0), '全'.charCodeAt(0)] as const),
);
const READ_AS = new Uint16Array(2 ** 16);
for (let unit = FIRST_HAN; unit <= LAST_HAN; unit += 1) {
  READ_AS[unit] = PLACE_WORDS.get(unit) ?? OUR_WORDS.get(unit) ?? unit;
}
const ENDS_SENTENCE = Uint8Array.from({ length: 2 ** 16 }, (_, unit) => Number(ENDS.has(unit)));

/** Calls `visit` for each sentence of at least LEAST_SENTENCE Han characters. @param length of them. */
export function visitSentences(units: Uint16Array, visit: (key: number, length: number) => void): void {
  let hash = FNV_BASIS;
  let length = 0;
  for (let at = 0; at <= units.length; at += 1) {
    const unit = at < units.length ? (units[at] as number) : 0;
    const read = READ_AS[unit] as number;
    if (read !== 0) {
      hash = Math.imul(hash ^ read, FNV_PRIME);
      length += 1;
    } else if (at === units.length || ENDS_SENTENCE[unit] === 1) {
      if (length >= LEAST_SENTENCE) visit(mixed(hash), length);
      hash = FNV_BASIS;
      length = 0;
    }
  }
}

// FNV-1a over units, then the last step of MurmurHash3, which spreads what the last units changed.
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}
