// In: what went wrong and what to do about it. Out: one error class whose kind decides the exit code or HTTP status.
// Never: print, exit, or know about HTTP or the terminal. A bad input file is a Flaw, not an error.

/**
 * `usage`: the command line is wrong (exit 2). `request`: a request from outside is wrong (400).
 * `not-found`: an id or page that does not exist (404). `state`: index, lexicon, corpus or machine are not as needed (exit 1, 503).
 */
export type ErrorKind = 'usage' | 'request' | 'not-found' | 'state';

/** An expected failure. `message` is a sentence in Chinese for the person at the screen: what, which, and what to do. */
export class TashanError extends Error {
  readonly kind: ErrorKind;
  /** Stable machine-readable name, kebab-case, e.g. `index-missing`, `region-ambiguous`. */
  readonly code: string;
  /** What the person may choose instead, e.g. the regions an ambiguous name could mean. */
  readonly candidates: readonly string[];

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    options: { cause?: unknown; candidates?: readonly string[] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TashanError';
    this.kind = kind;
    this.code = code;
    this.candidates = options.candidates ?? [];
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
