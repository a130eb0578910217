// In: nothing. Out: what a name of an index is, and how it may fit what somebody has typed.

/** What reports call things: headings of passages, documents they name, brand names in headings. */
export type NameKind = 'heading' | 'document' | 'word';

/**
 * How a name fits what was typed: `prefix`: begins with it; `middle`: holds it further on; `initials`, `pinyin`: what was
 * typed begins its initials, its reading; `initialsInside`, `pinyinInside`: holds it further on.
 */
export const NAME_FITS = ['prefix', 'middle', 'initials', 'pinyin', 'initialsInside', 'pinyinInside'] as const;
export type NameFit = (typeof NAME_FITS)[number];

/** What may be a reading: one letter begins too many of them to say anything. */
export const READING = /^(?=.*[a-z])[a-z0-9]{2,}$/;

export interface FoundName {
  readonly text: string;
  readonly kind: NameKind;
  readonly fit: NameFit;
  /** In how many places reports use it. */
  readonly places: number;
}
