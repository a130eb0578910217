// In: nothing. Out: the view model of the help page, whose words stand in views/help.ejs.

import { EXPORT_CAP } from '../export/passage-list.ts';
import { MAX_QUERY_CHARS } from '../search/search-request.ts';
import type { PageFrame } from './pages.ts';
import { PAGE_PER_REPORT } from './search-links.ts';

export interface HelpView extends PageFrame {
  readonly exportCap: number;
  readonly maxQueryChars: number;
  readonly perReport: string;
}

export function helpView(): HelpView {
  return {
    title: '使用帮助 - 他山',
    exportCap: EXPORT_CAP,
    maxQueryChars: MAX_QUERY_CHARS,
    perReport: PAGE_PER_REPORT,
  };
}
