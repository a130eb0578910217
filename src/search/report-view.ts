// In: a report and a query's marks. Out: the report as the reader page shows it.

import type { Analyzer } from '../analysis/analyzer.ts';
import { TashanError } from '../errors.ts';
import type { MarkRequest } from '../highlight/find-marks.ts';
import { findMarks, markedLines } from '../highlight/snippet.ts';
import type { Report, Section } from '../report/report.ts';
import type { SearchRequest } from './search-request.ts';
import type { ReportDocument, ReportLine, ReportPassage, ReportView } from './search-service.ts';

/** @throws TashanError `report-unknown` when `report` is null. */
export function reportView(
  report: Report | null,
  id: string,
  query: string,
  marks: MarkRequest,
  analyzer: Analyzer,
  themesOf: (ids: readonly string[]) => ReportPassage['themes'],
): ReportView {
  if (!report) {
    throw reportUnknown(id);
  }
  const { passages, sections, body: _, ...metadata } = report;
  const sectionsIn = sectionFinder(sections);
  return {
    report: metadata,
    sections,
    passages: passages.map(({ id, kind, themes, path, heading, text, start, end, documents, honours, figures }) => {
      const begins = sectionsIn(start, end);
      const found = findMarks(text, marks, analyzer);
      return {
        id,
        kind,
        themes: themesOf(themes),
        path,
        heading,
        begins,
        lines: () =>
          markedLines(text, found).map((line): ReportLine => {
            const at = begins.find((section) => isIn(sections[section], start + line.start, start + line.end)) ?? null;
            const isHeading = at !== null && sections[at]?.heading === text.slice(line.start, line.end).trim();
            return { html: line.html, section: at, isHeading };
          }),
        marks: found.places.length,
        documents,
        honours,
        figures,
      };
    }),
    flaws: report.flaws,
    query,
  };
}

/** The sections that begin in a range. Ranges are asked in order: a long report has thousands of both. */
function sectionFinder(sections: Report['sections']): (start: number, end: number) => readonly number[] {
  let next = 0;
  return (start, end) => {
    while (next < sections.length && (sections[next]?.start ?? 0) < start) next += 1;
    const begins: number[] = [];
    for (; isIn(sections[next], start, end); next += 1) begins.push(next);
    return begins;
  };
}

function isIn(section: Section | undefined, start: number, end: number): boolean {
  return section !== undefined && section.start >= start && section.start < end;
}

export function reportUnknown(id: string): TashanError {
  return new TashanError('not-found', 'report-unknown', `没有编号为“${id.slice(0, 64)}”的报告，它可能已被删除或改名`);
}

/** The report as programs get it: `GET /api/reports/:id` sends it as it is. @throws TashanError as `reportView`. */
export function reportDocument(
  report: Report | null,
  id: string,
  themesOf: (ids: readonly string[]) => ReportPassage['themes'],
): ReportDocument {
  if (!report) throw reportUnknown(id);
  const { body: _, provenance: _p, passages, ...told } = report;
  return { ...told, passages: passages.map((passage) => ({ ...passage, themes: themesOf(passage.themes) })) };
}

/** The passage in its report, with the query to mark. */
export function passageUrl(
  reportId: string,
  passageId: string,
  { q, mode, noSynonyms = [] }: Pick<SearchRequest, 'q' | 'mode'> & Partial<Pick<SearchRequest, 'noSynonyms'>>,
): string {
  const parameters = new URLSearchParams(q === '' ? {} : { q, ...(mode === 'exact' ? { mode } : {}) });
  for (const concept of q === '' ? [] : noSynonyms) parameters.append('noSynonyms', concept);
  parameters.set('passage', passageId);
  return `reports/${encodeURIComponent(reportId)}?${parameters}#p-${passageId}`;
}
