// In: a line of `inspect --json`. Out: what a preview shows of the report.

import { z } from 'zod';
import { FLAW_NAMES, type FlawCode, refusalAmong } from '../ingest/flaw.ts';

const text = z.string().nullable();

// Previews show how a report opens, not the report.
const PASSAGES_SHOWN = 40;
const OPENING_CHARS = 80;
const FLAWS_SHOWN = 60;

const inspectionSchema = z.object({
  file: z.string(),
  title: text,
  region: z.object({ code: z.string() }).loose().nullable(),
  level: text,
  issuer: text,
  issuerKind: z.enum(['government', 'department']).nullable(),
  year: z.number().nullable(),
  publishedOn: text,
  docNumber: text,
  sourceUrl: text,
  derived: z.array(z.string()),
  passages: z.array(z.object({ kind: z.string(), heading: text, text: z.string() })),
  flaws: z.array(z.object({ code: z.string(), message: z.string() })),
});

export interface Inspection {
  readonly title: string | null;
  readonly region: string | null;
  readonly level: string | null;
  readonly issuer: string | null;
  readonly issuerKind: 'government' | 'department' | null;
  readonly year: number | null;
  readonly publishedOn: string | null;
  readonly docNumber: string | null;
  readonly sourceUrl: string | null;
  readonly derived: readonly string[];
  readonly passages: number;
  readonly openings: readonly { readonly kind: string; readonly heading: string | null; readonly opening: string }[];
  readonly flaws: readonly { readonly code: FlawCode; readonly message: string }[];
  /** Why it gives no report; null where it gives one. */
  readonly refusal: string | null;
}

/** @throws Error when the line is none of `inspect --json`. */
export function parseInspection(line: string): { readonly file: string; readonly inspection: Inspection } {
  const { file, region, passages, flaws, ...metadata } = inspectionSchema.parse(JSON.parse(line));
  const known = flaws.flatMap(({ code, message }) =>
    Object.hasOwn(FLAW_NAMES, code) ? [{ code: code as FlawCode, message }] : [],
  );
  const refusal = passages.length > 0 ? null : (refusalAmong(known)?.message ?? '没有正文文字');
  return {
    file,
    inspection: {
      ...metadata,
      region: region?.code ?? null,
      passages: passages.length,
      openings: passages.slice(0, PASSAGES_SHOWN).map(({ kind, heading, text: whole }) => ({
        kind,
        heading,
        opening: whole.slice(0, OPENING_CHARS).replace(/\s+/g, ' '),
      })),
      flaws: known.slice(0, FLAWS_SHOWN),
      refusal,
    },
  };
}

/** Of a file whose reading did not come to an end. */
export const UNREAD: Inspection = {
  ...{ title: null, region: null, level: null, issuer: null, issuerKind: null, year: null },
  ...{ publishedOn: null, docNumber: null, sourceUrl: null, derived: [], passages: 0, openings: [], flaws: [] },
  refusal: '读不出来，或读得太久：文件可能已损坏',
};
