// In: what a person says of a report, field by field, and what was read. Out: the sidecar that says so, as YAML.
// Only what differs from what was read is written: the rest goes on being read from the text.

import { stringify } from 'yaml';
import { TashanError } from '../errors.ts';
import { parseOverrides } from '../ingest/overrides.ts';
import type { Inspection } from './inspection.ts';

/** `region` is a code, `year` digits; '' for nothing said. */
export type Corrections = Readonly<Record<CorrectedField, string>>;

export const CORRECTED_FIELDS = [
  'title',
  'region',
  'issuer',
  'issuerKind',
  'year',
  'publishedOn',
  'docNumber',
  'sourceUrl',
] as const satisfies readonly (keyof Inspection)[];
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

/** Of these a sidecar may say that there is none. */
const MAY_BE_NONE: readonly CorrectedField[] = ['publishedOn', 'docNumber', 'sourceUrl'];

/** @param before the sidecar as it stands. @throws TashanError of kind `request` for a value that is none. */
export function correctedSidecar(before: string, corrections: Corrections, read: Inspection): string {
  const fields: Record<string, unknown> = { ...parseOverrides(before, 'sidecar-invalid').overrides };
  for (const field of CORRECTED_FIELDS) {
    const value = corrections[field].trim();
    if (value === String(read[field] ?? '')) continue;
    if (value !== '') fields[field] = field === 'year' && /^\d{4}$/.test(value) ? Number(value) : value;
    else if (MAY_BE_NONE.includes(field)) fields[field] = null;
    else delete fields[field];
  }
  if (Object.keys(fields).length === 0) return '';
  const text = stringify(fields);
  const [problem] = parseOverrides(text, 'sidecar-invalid').flaws;
  if (problem) throw new TashanError('request', 'bad-correction', `没有保存：${problem.message}`);
  return text;
}
