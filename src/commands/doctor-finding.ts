// In: what a check saw. Out: a finding: what was looked at, how it stands, and what to do about it.
// Never: look at anything itself.

import { messageOf } from '../errors.ts';

/** `warning`: Tashan works, but not as somebody may expect. Only `bad` fails the whole. */
export type FindingState = 'good' | 'warning' | 'bad';

export interface Finding {
  /** What was looked at, e.g. 词库. */
  readonly subject: string;
  readonly state: FindingState;
  readonly message: string;
  /** What to do; null where nothing is to be done. */
  readonly advice: string | null;
}

export function good(subject: string, message: string): Finding {
  return { subject, state: 'good', message, advice: null };
}

export function warning(subject: string, message: string, advice: string): Finding {
  return { subject, state: 'warning', message, advice };
}

export function bad(subject: string, message: string, advice: string): Finding {
  return { subject, state: 'bad', message, advice };
}

/** A finding made of what was thrown: its sentence says what and which. */
export function badBecause(subject: string, error: unknown, advice: string): Finding {
  return bad(subject, messageOf(error), advice);
}
