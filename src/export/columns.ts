// In: a list of passages. Out: its table for CSV and Excel: the columns in human words, and every row as texts.
// Never truncates.

import { KIND_NAMES, placeName } from '../report/names.ts';
import {
  chineseDate,
  citation,
  citedDate,
  DERIVED_TITLE_NOTICE,
  DIGEST_NOTICE,
  reportTitle,
  sourceAddress,
} from './citation.ts';
import type { PassageEntry, PassageList } from './passage-list.ts';
import { placesOf } from './places.ts';

export interface Column {
  readonly name: string;
  /** Width in half-width characters, for Excel. */
  readonly width: number;
  /** Whether its cells are numbers, to sort and count by. */
  readonly isNumber?: boolean;
}

export interface PassageTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export function tableOf(list: PassageList): PassageTable {
  return list.rows === 'places' ? tableByPlace(list) : tableByPassage(list);
}

type PassageColumn = Column & { readonly cell: (entry: PassageEntry) => string };

const PASSAGE_COLUMNS: readonly PassageColumn[] = [
  { name: '地区', width: 24, cell: ({ passage }) => placeName(passage.region) },
  { name: '层级', width: 6, cell: ({ passage }) => passage.level ?? '' },
  {
    name: '年度',
    width: 6,
    isNumber: true,
    cell: ({ passage }) => (passage.year === null ? '' : String(passage.year)),
  },
  { name: '发布机构', width: 22, cell: ({ passage }) => passage.issuer ?? '' },
  { name: '题名', width: 34, cell: ({ passage }) => reportTitle(passage) },
  { name: '内容类别', width: 10, cell: ({ passage }) => KIND_NAMES[passage.kind] },
  { name: '领域', width: 18, cell: ({ passage }) => passage.themes.map((theme) => theme.name).join('、') },
  { name: '章节路径', width: 26, cell: ({ passage }) => passage.path.join(' › ') },
  { name: '小标题', width: 26, cell: ({ passage }) => passage.heading ?? '' },
  { name: '原文', width: 70, cell: ({ passage }) => passage.text },
  { name: '表彰', width: 20, cell: ({ passage }) => texts(passage.honours) },
  { name: '制度文件', width: 24, cell: ({ passage }) => texts(passage.documents) },
  { name: '数据', width: 24, cell: ({ passage }) => texts(passage.figures) },
  { name: '发布日期', width: 16, cell: ({ passage }) => published(passage) },
  { name: '出处', width: 50, cell: ({ passage, link }) => citation(passage, link) },
  { name: '出处链接', width: 30, cell: ({ link }) => link },
  { name: '原文网址', width: 30, cell: ({ passage }) => sourceAddress(passage.sourceUrl) ?? '' },
  { name: '提示', width: 14, cell: ({ passage }) => warnings(passage).join('；') },
];

const NOTE_COLUMN: PassageColumn = { name: '备注', width: 24, cell: ({ note }) => note };
const NUMBER_COLUMN: Column = { name: '序号', width: 6, isNumber: true };

/** The column of notes is there when somebody wrote one. */
function tableByPassage({ entries }: PassageList): PassageTable {
  const columns = entries.some(({ note }) => note !== '') ? [...PASSAGE_COLUMNS, NOTE_COLUMN] : PASSAGE_COLUMNS;
  return {
    columns: [NUMBER_COLUMN, ...columns],
    rows: entries.map((entry, i) => [String(i + 1), ...columns.map(({ cell }) => cell(entry))]),
  };
}

const PLACE_COLUMNS: readonly Column[] = [
  NUMBER_COLUMN,
  { name: '地区', width: 24 },
  { name: '层级', width: 6 },
  { name: '年度', width: 10 },
  { name: '段数', width: 6, isNumber: true },
  { name: '做法原文', width: 90 },
  { name: '出处', width: 60 },
  { name: '出处链接', width: 40 },
];

function tableByPlace(list: PassageList): PassageTable {
  const rows = placesOf(list.entries).map(({ name, entries }, i) => [
    String(i + 1),
    name,
    entries[0]?.passage.level ?? '',
    [...new Set(entries.flatMap(({ passage }) => passage.year ?? []))].join('、'),
    String(entries.length),
    numbered(entries.map(({ passage }) => passage.text)).join('\n\n'),
    numbered(entries.map(({ passage, link }) => citation(passage, link))).join('\n'),
    entries.map(({ link }) => link).join('\n'),
  ]);
  return { columns: PLACE_COLUMNS, rows };
}

/** What stands together in one cell is told apart by numbers; what stands alone needs none. */
function numbered(items: readonly string[]): readonly string[] {
  return items.length < 2 ? items : items.map((item, i) => `【${i + 1}】${item}`);
}

function texts(facts: readonly { readonly text: string }[]): string {
  return facts.map(({ text }) => text).join('；');
}

function published(passage: PassageEntry['passage']): string {
  return passage.publishedOn === null ? citedDate(passage) : chineseDate(passage.publishedOn);
}

function warnings(passage: PassageEntry['passage']): readonly string[] {
  const isDerived = passage.title === null || passage.derived.includes('title');
  return [...(passage.isDigest ? [DIGEST_NOTICE] : []), ...(isDerived ? [DERIVED_TITLE_NOTICE] : [])];
}
