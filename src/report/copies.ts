// In: two reports. Out: whether they are one: same issuer, same year, near-equal body.
// Says only that they are copies; which one is kept is the indexer's business.

import { fold } from '../analysis/fold.ts';
import type { Report } from './report.ts';

// Five characters in a row: two reports of one body share formulas of that length, but nine in ten only copies do.
const GRAM_CHARS = 5;
const LEAST_SIMILARITY = 0.9;

/** What copies have in common beside their text. Where issuer or year is unknown, only the whole text tells a copy. */
export function copyKeyOf(report: Report): string {
  if (report.issuer === null || report.year === null) return fold(report.body);
  return `${fold(report.issuer)}\n${report.year}`;
}

/** For reports of the same `copyKeyOf`. */
export function haveNearEqualBodies(a: Pick<Report, 'body'>, b: Pick<Report, 'body'>): boolean {
  const [shorter, longer] = [fold(a.body), fold(b.body)].sort((x, y) => x.length - y.length);
  if (shorter === undefined || longer === undefined || shorter.length < longer.length * LEAST_SIMILARITY) return false;
  return shorter === longer || similarity(gramsOf(shorter), gramsOf(longer)) >= LEAST_SIMILARITY;
}

/** Jaccard's coefficient. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const gram of a) if (b.has(gram)) both += 1;
  return both / (a.size + b.size - both);
}

function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (let at = 0; at + GRAM_CHARS <= text.length; at += 1) grams.add(text.slice(at, at + GRAM_CHARS));
  return grams;
}
