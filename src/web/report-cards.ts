// In: an answer whose results stand together by report. Out: the cards of 按报告: one for each report, with its best passages.

import { DIGEST_NOTICE, reportTitle } from '../export/citation.ts';
import { placeName } from '../report/names.ts';
import type { SearchAnswer } from '../search/search-answer.ts';
import type { LinkTo, NamedLink } from './links.ts';
import { type PassageLine, passageLine } from './passage-line.ts';
import { levelName, yearName } from './result-card.ts';
import { resultGroups } from './result-groups.ts';
import { type PageSearch, withinReportPath } from './search-links.ts';

export interface ReportCard {
  readonly divider: string | null;
  readonly anchor: string;
  readonly title: string;
  /** Its first passage here, in the reader. */
  readonly url: string;
  readonly facts: readonly string[];
  readonly digestNotice: string | null;
  /** `符合 5 段`. */
  readonly count: string;
  readonly passages: readonly PassageLine[];
  /** Where the rest of what was found in it is listed. */
  readonly more: NamedLink | null;
}

export function reportCards(linkTo: LinkTo, request: PageSearch, answer: SearchAnswer): readonly ReportCard[] {
  return resultGroups(answer, ({ reportId }) => reportId, '报告').map(({ first, results, divider }) => {
    const rest = first.inGroup - results.length;
    return {
      divider,
      anchor: `r-${first.rank}`,
      title: reportTitle(first),
      url: linkTo(first.url),
      facts: [placeName(first.region), levelName(first.level), yearName(first.year), first.issuer ?? ''].filter(
        (fact) => fact !== '',
      ),
      digestNotice: first.isDigest ? DIGEST_NOTICE : null,
      count: `符合 ${first.inGroup} 段`,
      passages: results.map((result) => passageLine(linkTo, result)),
      more:
        rest > 0 ? { label: `本报告另有 ${rest} 处`, url: linkTo(withinReportPath(request, first.reportId)) } : null,
    };
  });
}
