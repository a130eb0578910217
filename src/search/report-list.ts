// In: the reports of an engine and the flaws of their files. Out: the list of reports, narrowed, ordered and paged.
// Never reads a report's text: all is told from its head.

import { fold } from '../analysis/fold.ts';
import type { SearchEngine } from '../engine/search-engine.ts';
import { ancestorsOf } from '../report/region/region-gazetteer.ts';
import type { ReportHead } from '../report/report.ts';
import { placeAsked, resolvePlace } from './resolve-place.ts';
import type { SearchRequest } from './search-request.ts';

/** `q`: words that title, issuer or number must hold, each as typed. */
export type ReportListRequest = Pick<
  SearchRequest,
  'q' | 'region' | 'excludeRegion' | 'level' | 'year' | 'issuerKind' | 'sort' | 'page' | 'size'
>;

export interface ListedReport
  extends Pick<
    ReportHead,
    'id' | 'title' | 'region' | 'level' | 'issuer' | 'issuerKind' | 'year' | 'publishedOn' | 'docNumber' | 'isDigest'
  > {
  readonly passages: number;
  /** How many things were found while its file was read. */
  readonly flaws: number;
  /** The report's page in Tashan, relative to its root. */
  readonly url: string;
  readonly sourceUrl: string | null;
}

/** `GET /api/reports` sends it as it is. */
export interface ReportList {
  readonly total: number;
  readonly page: number;
  readonly size: number;
  /** What each place asked for was taken to be. */
  readonly places: readonly { readonly given: string; readonly code: string; readonly label: string }[];
  readonly reports: readonly ListedReport[];
}

/** @param flawsOf how many flaws the file of a report has. */
export function createReportLister(
  engine: SearchEngine,
  flawsOf: (reportId: string) => number,
): (request: ReportListRequest) => ReportList {
  // What is asked for is read from here on every request; a folded title is made once.
  const newest = [...engine.reports].sort(compareNewest);
  const folded = new Map<string, string>();
  const textOf = ({ id, title, issuer, docNumber }: ReportHead): string => {
    const known = folded.get(id) ?? fold([title, issuer, docNumber].filter((part) => part !== null).join('\n'));
    folded.set(id, known);
    return known;
  };
  return (request) => {
    const passes = filterOf(request, textOf);
    const found = newest.filter(passes);
    // A stable sort: within a year the order stays.
    if (request.sort === 'oldest') found.sort((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity));
    const from = (request.page - 1) * request.size;
    return {
      total: found.length,
      page: request.page,
      size: request.size,
      places: [...request.region, ...request.excludeRegion].map(placeAsked),
      reports: found.slice(from, from + request.size).map((head) => listed(head, engine.passagesIn(head.id), flawsOf)),
    };
  };
}

function listed(head: ReportHead, passages: number, flawsOf: (id: string) => number): ListedReport {
  const { id, title, region, level, issuer, issuerKind, year, publishedOn, docNumber, isDigest, sourceUrl } = head;
  const told = { id, title, region, level, issuer, issuerKind, year, publishedOn, docNumber, isDigest };
  return { ...told, passages, flaws: flawsOf(id), url: `reports/${encodeURIComponent(id)}`, sourceUrl };
}

/** @throws TashanError `region-unknown` or `region-ambiguous`. */
function filterOf(request: ReportListRequest, textOf: (head: ReportHead) => string): (head: ReportHead) => boolean {
  const wanted = new Set(request.region.map(resolvePlace));
  const unwanted = new Set(request.excludeRegion.map(resolvePlace));
  const words = request.q
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '');
  const levels = new Set<string | null>(request.level);
  const kinds = new Set<string | null>(request.issuerKind);
  return (head) => {
    const { year } = head;
    if (levels.size > 0 && !levels.has(head.level)) return false;
    if (kinds.size > 0 && !kinds.has(head.issuerKind)) return false;
    if (request.year.length > 0) {
      if (year === null || !request.year.some(({ from, to }) => from <= year && year <= to)) return false;
    }
    if (wanted.size + unwanted.size > 0) {
      const places = head.region === null ? [] : ancestorsOf(head.region.code);
      if (wanted.size > 0 && !places.some((code) => wanted.has(code))) return false;
      if (places.some((code) => unwanted.has(code))) return false;
    }
    return words.every((word) => textOf(head).includes(word));
  };
}

/** By year, then place, then id; without a year, last. */
function compareNewest(a: ReportHead, b: ReportHead): number {
  return (
    (b.year ?? 0) - (a.year ?? 0) ||
    compareText(a.region?.code ?? '~', b.region?.code ?? '~') ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
