// In: the totals of an answer. Out: the line that says how much was found.
// Counts are the service's, never counted again here.

import type { SearchAnswer } from '../search/search-answer.ts';

export function countLine({ query, total }: SearchAnswer): string {
  const { passages, reports, regions, occurrences, relaxedPassages, titleOnlyReports = 0 } = total;
  if (passages === 0 && reports === 0) return '共 0 段';
  // Exact mode also counts reports whose title alone has the words.
  if (passages === 0) return `正文中没有；有 ${reports} 份报告的标题含有这些字`;
  const partly =
    query.relaxed || relaxedPassages === 0 ? '' : `；另有 ${relaxedPassages} 段只含部分检索词或与之相近，排在后面`;
  if (titleOnlyReports > 0) {
    const found = `正文中共 ${passages} 段${occurrences === undefined ? '' : `，检索词出现 ${occurrences} 处`}`;
    return `${found}；涉及 ${reports} 份报告（${regions} 个地区），其中 ${titleOnlyReports} 份只在标题里有这些字${partly}`;
  }
  const occurring = occurrences === undefined ? '' : `，检索词出现 ${occurrences} 处`;
  return `共 ${passages} 段，出自 ${reports} 份报告（${regions} 个地区）${occurring}${partly}`;
}
