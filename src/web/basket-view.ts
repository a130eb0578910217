// In: chosen passages with their notes. Out: the view model of 摘录篮.
// A passage that is gone keeps its place and its note, and says so.

import { citation, DIGEST_NOTICE, reportTitle } from '../export/citation.ts';
import { linesOf } from '../export/word-text.ts';
import type { FileExtension } from '../export/write-file.ts';
import { KIND_NAMES, placeName } from '../report/names.ts';
import {
  CHOSEN_CAP,
  type ChosenRequest,
  MAX_ABOUT_CHARS,
  MAX_NOTE_CHARS,
  MAX_TITLE_CHARS,
} from '../search/chosen-request.ts';
import type { AskedPassage } from '../search/search-service.ts';
import { EXPORT_FORMATS } from './export-formats.ts';
import { type LinkTo, passagePath, permalinkPath } from './links.ts';
import type { PageFrame } from './pages.ts';
import { levelName, yearName } from './result-card.ts';

interface BasketItem {
  readonly id: string;
  readonly anchor: string;
  readonly number: number;
  readonly heading: string;
  readonly url: string | null;
  readonly facts: readonly string[];
  readonly path: string;
  readonly digestNotice: string | null;
  readonly lines: readonly string[];
  readonly citation: string;
  readonly note: string;
  /** What became of a passage that is gone. */
  readonly gone: string | null;
}

export interface BasketView extends PageFrame {
  readonly count: string;
  readonly items: readonly BasketItem[];
  readonly formUrl: string;
  readonly exportUrl: string;
  readonly formats: readonly { readonly value: FileExtension; readonly label: string }[];
  readonly documentTitle: string;
  readonly query: string;
  readonly conditions: string;
  readonly limits: { readonly title: number; readonly about: number; readonly note: number; readonly passages: number };
}

const OFFERED: readonly FileExtension[] = ['docx', 'xlsx', 'md'];

export function basketView(linkTo: LinkTo, chosen: ChosenRequest, asked: readonly AskedPassage[]): BasketView {
  const gone = asked.filter(({ passage }) => passage === null).length;
  return {
    title: '摘录篮 - 他山',
    count: `共 ${asked.length} 段${gone === 0 ? '' : `，其中 ${gone} 段已不在库中`}`,
    items: asked.map((each, i) => itemOf(linkTo, each, i + 1, chosen.passages[i]?.note ?? '')),
    formUrl: linkTo('basket'),
    exportUrl: linkTo('basket/export'),
    formats: OFFERED.map((value) => ({ value, label: `导出 ${EXPORT_FORMATS[value].label}` })),
    documentTitle: chosen.title,
    query: chosen.query,
    conditions: chosen.conditions,
    limits: { title: MAX_TITLE_CHARS, about: MAX_ABOUT_CHARS, note: MAX_NOTE_CHARS, passages: CHOSEN_CAP },
  };
}

function itemOf(linkTo: LinkTo, { id, passage, report }: AskedPassage, number: number, note: string): BasketItem {
  const own = { id, anchor: `b-${id}`, number, note };
  if (passage !== null) {
    const { region, level, year, issuer, heading, path } = passage;
    const facts = [KIND_NAMES[passage.kind], placeName(region), levelName(level), yearName(year), issuer ?? ''];
    return {
      ...own,
      heading: heading ?? path.at(-1) ?? reportTitle(passage),
      url: linkTo(permalinkPath(id)),
      facts: facts.filter((fact) => fact !== ''),
      path: (heading === null ? path.slice(0, -1) : path).join(' › '),
      digestNotice: passage.isDigest ? DIGEST_NOTICE : null,
      lines: linesOf(passage.text),
      citation: citation(passage),
      gone: null,
    };
  }
  const nothing = { facts: [], path: '', digestNotice: null, lines: [], citation: '' };
  if (report === null) {
    const gone = `编号 ${id.slice(0, 64)}。它所在的报告已不在库中，可能被删除或改名。`;
    return { ...own, ...nothing, heading: '这一段已不在库中', url: null, gone };
  }
  const gone = `《${reportTitle(report)}》中已没有这一段，可能是报告更新过。导出时不含这一段；打开报告可以查看现在的全文。`;
  return { ...own, ...nothing, heading: reportTitle(report), url: linkTo(passagePath(report.id, id)), gone };
}
