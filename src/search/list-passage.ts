// In: a passage with its report's head, what to mark in it. Out: the passage as answers list it.

import type { Analyzer } from '../analysis/analyzer.ts';
import type { PassageRecord } from '../engine/search-engine.ts';
import type { MarkRequest } from '../highlight/find-marks.ts';
import { snippetOf } from '../highlight/snippet.ts';
import { passageUrl } from './report-view.ts';
import type { ListedPassage } from './search-answer.ts';
import type { SearchRequest } from './search-request.ts';

/** @param query what its page is to mark. */
export type ListPassage = (
  record: PassageRecord,
  marks: MarkRequest,
  query: Pick<SearchRequest, 'q' | 'mode'> & Partial<Pick<SearchRequest, 'noSynonyms'>>,
  snippetChars?: number,
) => ListedPassage;

export function createPassageLister(
  analyzer: Analyzer,
  themesOf: (ids: readonly string[]) => ListedPassage['themes'],
): ListPassage {
  return ({ report, passage }, marks, query, snippetChars) => {
    const snippet = snippetOf(passage.text, marks, analyzer, snippetChars);
    return {
      id: passage.id,
      reportId: report.id,
      title: report.title,
      region: report.region,
      level: report.level,
      issuer: report.issuer,
      issuerKind: report.issuerKind,
      year: report.year,
      publishedOn: report.publishedOn,
      writtenOn: report.writtenOn,
      signedOn: report.signedOn,
      docNumber: report.docNumber,
      derived: report.derived,
      kind: passage.kind,
      themes: themesOf(passage.themes),
      path: passage.path,
      heading: passage.heading,
      text: passage.text,
      snippetHtml: snippet.html,
      snippetCut: snippet.isCut,
      beforeHtml: snippet.beforeHtml,
      afterHtml: snippet.afterHtml,
      documents: passage.documents,
      honours: passage.honours,
      figures: passage.figures,
      isDigest: report.isDigest,
      url: passageUrl(report.id, passage.id, query),
      sourceUrl: report.sourceUrl,
    };
  };
}
