// In: a name that reports use. Out: the key it is stored under, and back.

export type NameKind = 'heading' | 'document' | 'word';

export interface Name {
  readonly kind: NameKind;
  /** As it is written. */
  readonly text: string;
}

export interface FoldedName extends Name {
  readonly folded: string;
}

const KIND_LETTERS: Readonly<Record<NameKind, string>> = { document: 'd', heading: 'h', word: 'w' };
const KINDS = new Map(Object.entries(KIND_LETTERS).map(([kind, letter]) => [letter, kind as NameKind]));

/** Keys of one folded name stand together, whatever its kind and writing. */
export function keyOfName({ kind, text, folded }: FoldedName): string {
  return `${folded}\u0000${KIND_LETTERS[kind]}${text === folded ? '' : text}`;
}

export function nameOfKey(key: string): FoldedName {
  const end = key.indexOf('\u0000');
  const folded = key.slice(0, end);
  return { kind: KINDS.get(key.charAt(end + 1)) ?? 'heading', text: key.slice(end + 2) || folded, folded };
}
