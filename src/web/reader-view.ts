// In: a report with its passages marked. Out: the view model of the reader page.
// The text stands whole and in order; headings are found in it, not repeated.

import { citation, DIGEST_NOTICE, reportTitle } from '../export/citation.ts';
import { FLAW_NAMES, type Flaw } from '../ingest/flaw.ts';
import { KIND_NAMES } from '../report/names.ts';
import type { ReportPassage, ReportView } from '../search/search-service.ts';
import { FLAW_ADVICE } from './flaw-advice.ts';
import { type LinkTo, passageAnchor, permalinkPath, similarPath } from './links.ts';
import type { PageFrame } from './pages.ts';
import { type FindingGroup, findingsOf } from './report-findings.ts';
import { type MetadataRow, metadataRows } from './report-metadata.ts';
import { type OutlineEntry, outlineOf, type ReaderLine, readerLine } from './report-outline.ts';
import { type PartLink, partOf, type ReportPart } from './report-parts.ts';
import type { CitationCard } from './result-card.ts';

export interface ReaderPassage {
  readonly id: string;
  /** Its heading, or what it stands below. */
  readonly name: string;
  readonly citation: CitationCard;
  readonly anchor: string;
  readonly kind: string;
  readonly themes: string;
  readonly lines: readonly ReaderLine[];
  readonly similarUrl: string;
  /** Given when the passage has marks: which of all they are, and the ways to the passages with the marks beside them. */
  readonly hit: { readonly label: string; readonly previous: string | null; readonly next: string | null } | null;
}

/** Of flaws that differ only in what they quote, one. */
export interface ReaderFlaw {
  readonly name: string;
  readonly message: string;
  readonly quotes: readonly string[];
  /** What can be done; null where nothing need be. */
  readonly advice: string | null;
}

export interface ReaderView extends PageFrame {
  readonly heading: string;
  /** For administrators. */
  readonly removeUrl: string;
  readonly metadata: readonly MetadataRow[];
  readonly digest: { readonly notice: string; readonly of: string | null } | null;
  readonly vanishedPassage: boolean;
  readonly query: {
    readonly count: string;
    readonly firstHit: string | null;
    readonly searchUrl: string;
    readonly plainUrl: string;
  } | null;
  readonly findingsHeading: string;
  readonly findings: readonly FindingGroup[];
  /** Given where the report is too long for one page: what this part is, and the ways to all. */
  readonly parts: { readonly current: string; readonly links: readonly PartLink[] } | null;
  readonly addressee: string | null;
  readonly outline: readonly OutlineEntry[];
  readonly passages: readonly ReaderPassage[];
  readonly closing: readonly string[];
  /** How to name the report in a document of one's own; also what a copy of its text says of where it comes from. */
  readonly citation: string;
  readonly flaws: readonly ReaderFlaw[];
}

export interface ReaderRequest {
  readonly mode: string;
  /** The passage the link meant; '' for none. */
  readonly passage: string;
  /** Which part of a long report, from 1. */
  readonly part: number;
  readonly noSynonyms: readonly string[];
}

export function readerView(linkTo: LinkTo, view: ReportView, request: ReaderRequest): ReaderView {
  const { report, passages } = view;
  const heading = reportTitle(report);
  const hits = passages.filter((passage) => passage.marks > 0);
  const part = partOf(linkTo, view, { ...request, parameters: markingParameters(view.query, request) });
  const steps = hitSteps(hits, part);
  return {
    title: `${heading} - 他山`,
    heading,
    removeUrl: linkTo(`reports/${encodeURIComponent(report.id)}/remove`),
    metadata: metadataRows(linkTo, report),
    digest: report.isDigest ? { notice: DIGEST_NOTICE, of: report.digestOf } : null,
    vanishedPassage: request.passage !== '' && !passages.some((passage) => passage.id === request.passage),
    query: view.query.trim() === '' ? null : markedQuery(linkTo, view, request.mode, hits, part),
    findingsHeading: part.count === 1 ? '报告中提到的' : '这一部分提到的',
    findings: findingsOf(part.shown),
    parts:
      part.count === 1
        ? null
        : { current: `报告较长，分 ${part.count} 部分显示，这是第 ${part.number} 部分`, links: part.links },
    addressee: part.number === 1 ? report.addressee : null,
    outline: outlineOf(view.sections, part.sectionPlace),
    passages: part.shown.map((passage) => ({
      id: passage.id,
      name: passage.heading ?? passage.path.at(-1) ?? heading,
      citation: { text: citation({ ...report, ...passage }), url: linkTo(permalinkPath(passage.id)) },
      anchor: passageAnchor(passage.id),
      kind: KIND_NAMES[passage.kind],
      themes: passage.themes.map((theme) => theme.name).join('、'),
      lines: passage
        .lines()
        .filter(({ html }) => html.trim() !== '')
        .map((line) => readerLine(line, view.sections)),
      similarUrl: linkTo(similarPath(passage.id)),
      hit: steps.get(passage) ?? null,
    })),
    closing: part.number === part.count ? report.closing : [],
    citation: citation({ ...report, path: [], heading: null }),
    flaws: flawsOf(view.flaws),
  };
}

function flawsOf(flaws: readonly Flaw[]): readonly ReaderFlaw[] {
  const alike = new Map<string, Flaw[]>();
  for (const flaw of flaws) {
    const key = `${flaw.code}\n${flaw.message}`;
    alike.set(key, [...(alike.get(key) ?? []), flaw]);
  }
  return [...alike.values()].flatMap((group) =>
    group.slice(0, 1).map(({ code, message }) => ({
      name: FLAW_NAMES[code],
      message,
      advice: FLAW_ADVICE[code],
      quotes: [...new Set(group.flatMap(({ quote }) => quote ?? []))],
    })),
  );
}

/** What the address says of the words that are marked. */
function markingParameters(query: string, { mode, noSynonyms }: ReaderRequest): readonly [string, string][] {
  if (query.trim() === '') return [];
  const parameters: [string, string][] = [['q', query]];
  if (mode === 'exact') parameters.push(['mode', mode]);
  for (const concept of noSynonyms) parameters.push(['noSynonyms', concept]);
  return parameters;
}

function markedQuery(linkTo: LinkTo, view: ReportView, mode: string, hits: readonly ReportPassage[], part: ReportPart) {
  const { report, query } = view;
  const marks = hits.reduce((sum, passage) => sum + passage.marks, 0);
  const [first] = hits;
  const shown = part.shown.reduce((sum, passage) => sum + passage.marks, 0);
  const inPart = part.count === 1 ? '' : `，这一部分有 ${shown} 处`;
  const search = new URLSearchParams(mode === 'exact' ? { q: query, mode } : { q: query });
  return {
    count:
      marks === 0
        ? `本报告中没有与“${query}”相同或相近的词。`
        : `“${query}”在本报告中标出 ${marks} 处，分布在 ${hits.length} 段${inPart}。`,
    firstHit: first === undefined ? null : part.placeOf(first),
    searchUrl: linkTo(`search?${search.toString()}`),
    plainUrl: linkTo(`reports/${encodeURIComponent(report.id)}`),
  };
}

/** Of each passage of the part that has marks. In one pass: a report may have thousands. */
function hitSteps(hits: readonly ReportPassage[], part: ReportPart): ReadonlyMap<ReportPassage, ReaderPassage['hit']> {
  const all = hits.reduce((sum, { marks }) => sum + marks, 0);
  const anchorAt = (index: number) => {
    const hit = hits[index];
    return hit === undefined ? null : part.placeOf(hit);
  };
  const shown = new Set(part.shown);
  const steps = new Map<ReportPassage, ReaderPassage['hit']>();
  let before = 0;
  hits.forEach((passage, i) => {
    if (shown.has(passage)) {
      const label = markLabel(before + 1, before + passage.marks, all);
      steps.set(passage, { label, previous: anchorAt(i - 1), next: anchorAt(i + 1) });
    }
    before += passage.marks;
  });
  return steps;
}

/** `第 3/17 处`, or `第 3—5/17 处` for a passage with three marks. */
function markLabel(first: number, last: number, all: number): string {
  return `第 ${first === last ? first : `${first}—${last}`}/${all} 处`;
}
