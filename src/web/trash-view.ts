// In: the reports that were removed, or the one that is to be. Out: the view models of their pages.

import { reportTitle } from '../export/citation.ts';
import type { Trashed } from '../intake/trash.ts';
import type { ReportView } from '../search/search-service.ts';
import type { LinkTo } from './links.ts';
import type { PageFrame } from './pages.ts';

export interface TrashView extends PageFrame {
  readonly said: string | null;
  readonly restoreUrl: string;
  readonly importUrl: string;
  readonly rows: readonly Trashed[];
}

export interface RemoveView extends PageFrame {
  readonly heading: string;
  readonly file: string;
  readonly removeUrl: string;
  readonly reportUrl: string;
}

export function trashView(linkTo: LinkTo, rows: readonly Trashed[], done: string, isWatching: boolean): TrashView {
  const next = isWatching ? '检索结果稍后自动更新。' : '请运行 tashan index，更新检索结果。';
  const said = { removed: `报告已删除，可以在下面恢复。${next}`, restored: `报告已恢复。${next}` };
  return {
    title: '已删除的报告 - 他山',
    said: done === 'removed' || done === 'restored' ? said[done] : null,
    restoreUrl: linkTo('trash/restore'),
    importUrl: linkTo('import'),
    rows,
  };
}

export function removeView(linkTo: LinkTo, report: ReportView['report']): RemoveView {
  const heading = reportTitle(report);
  const id = encodeURIComponent(report.id);
  return {
    title: `删除“${heading}” - 他山`,
    heading,
    file: report.file,
    removeUrl: linkTo(`reports/${id}/remove`),
    reportUrl: linkTo(`reports/${id}`),
  };
}
