// In: a name. Out: its syllables with spaces between. The same headings come in batch after batch, so readings are kept.

import { spellingOf } from '../analysis/pinyin.ts';

// Some 20 MB. 30,000 reports have 800,000 names, counted a batch at a time, of which 240,000 are different.
const KEPT = 100_000;
const known = new Map<string, string>();

export function soundOf(name: string): string {
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  if (known.size === KEPT) known.clear();
  const sound = spellingOf(name).join(' ');
  known.set(name, sound);
  return sound;
}
