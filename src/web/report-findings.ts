// In: a report's passages. Out: the documents, honours and figures found in them, each leading to its passage.
// Never cuts a finding short; of one that is named again only the first place is given.

import type { ReportPassage } from '../search/search-service.ts';
import { passageAnchor } from './links.ts';

export interface FindingGroup {
  /** `制度文件 8 件`. */
  readonly label: string;
  readonly items: readonly { readonly text: string; readonly url: string }[];
}

const GROUPS = [
  { facts: 'documents', name: '制度文件', unit: '件' },
  { facts: 'honours', name: '表彰推广', unit: '项' },
  { facts: 'figures', name: '数据', unit: '项' },
] as const;

/** Groups in the order of the result card; one without findings is left out. */
export function findingsOf(passages: readonly ReportPassage[]): readonly FindingGroup[] {
  return GROUPS.flatMap(({ facts, name, unit }) => {
    const urls = new Map<string, string>();
    for (const passage of passages) {
      for (const { text } of passage[facts]) {
        if (!urls.has(text)) urls.set(text, `#${passageAnchor(passage.id)}`);
      }
    }
    const items = [...urls].map(([text, url]) => ({ text, url }));
    return items.length === 0 ? [] : [{ label: `${name} ${items.length} ${unit}`, items }];
  });
}
