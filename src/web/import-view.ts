// In: the reports that wait to be accepted. Out: the view models of the pages of importing.

import { FLAW_NAMES } from '../ingest/flaw.ts';
import type { Inspection } from '../intake/inspection.ts';
import type { Waiting } from '../intake/waiting-room.ts';
import { ISSUER_KIND_NAMES, KIND_NAMES, placeName } from '../report/names.ts';
import { regionOf } from '../report/region/region-gazetteer.ts';
import { FLAW_ADVICE } from './flaw-advice.ts';
import type { LinkTo } from './links.ts';
import type { PageFrame } from './pages.ts';
import { MOST_UPLOAD_BYTES, MOST_UPLOAD_FILES } from './upload.ts';

type Refused = readonly { readonly name: string; readonly why: string }[];

export type ImportOutcome =
  | { readonly kind: 'given'; readonly count: number; readonly refused: Refused }
  | { readonly kind: 'accept' | 'discard'; readonly files: readonly string[]; readonly refused: Refused };

interface WaitingRow {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly file: string;
  readonly place: string;
  readonly year: string;
  readonly issuer: string;
  readonly passages: string;
  /** Why it cannot be accepted; null where it can. */
  readonly refusal: string | null;
  /** What somebody should look at, in words. */
  readonly flaws: readonly string[];
}

export interface ImportListView extends PageFrame {
  readonly bounds: string;
  readonly importUrl: string;
  readonly decideUrl: string;
  readonly trashUrl: string;
  readonly said: string | null;
  readonly refused: readonly string[];
  readonly rows: readonly WaitingRow[];
}

export interface ImportOneView extends PageFrame {
  readonly row: WaitingRow;
  readonly listUrl: string;
  readonly decideUrl: string;
  readonly saved: boolean;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly hint: string;
    readonly choices: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[];
  }[];
  readonly flaws: readonly { readonly name: string; readonly message: string; readonly advice: string }[];
  readonly passages: readonly { readonly kind: string; readonly heading: string; readonly opening: string }[];
  readonly passagesCount: string;
}

export function importListView(
  linkTo: LinkTo,
  waiting: readonly Waiting[],
  state: { readonly outcome: ImportOutcome | null; readonly isWatching: boolean },
): ImportListView {
  const { outcome, isWatching } = state;
  return {
    title: '导入报告 - 他山',
    bounds: `一次最多 ${MOST_UPLOAD_FILES} 个文件、${MOST_UPLOAD_BYTES / 1024 / 1024} MB；每份报告不超过 20 MB。`,
    importUrl: linkTo('import'),
    decideUrl: linkTo('import/decide'),
    trashUrl: linkTo('trash'),
    said: outcome === null ? null : said(outcome, isWatching),
    refused: (outcome?.refused ?? []).map(({ name, why }) => (name === '' ? why : `${name}：${why}`)),
    rows: waiting.map((each) => rowOf(linkTo, each)),
  };
}

export function importOneView(linkTo: LinkTo, waiting: Waiting, saved: boolean): ImportOneView {
  const { inspection } = waiting;
  const row = rowOf(linkTo, waiting);
  return {
    title: `${row.title} - 导入报告 - 他山`,
    row,
    listUrl: linkTo('import'),
    decideUrl: linkTo('import/decide'),
    saved,
    fields: fieldsOf(inspection),
    flaws: (inspection?.flaws ?? []).map(({ code, message }) => ({
      name: FLAW_NAMES[code],
      message,
      advice: FLAW_ADVICE[code] ?? '',
    })),
    passages: (inspection?.openings ?? []).map(({ kind, heading, opening }) => ({
      kind: KIND_NAMES[kind as keyof typeof KIND_NAMES] ?? kind,
      heading: heading ?? '',
      opening,
    })),
    passagesCount: `段落 ${inspection?.passages ?? 0} 段`,
  };
}

function said(outcome: ImportOutcome, isWatching: boolean): string {
  if (outcome.kind === 'given') return `收到 ${outcome.count} 份报告，请核对后收入。`;
  const { files } = outcome;
  if (outcome.kind === 'discard') return `已放弃 ${files.length} 份。`;
  const next = isWatching ? '稍后自动编入索引，就能检索到。' : '请运行 tashan index，编入索引后才能检索到。';
  return `已收入 ${files.length} 份：${files.slice(0, 10).join('、')}${files.length > 10 ? '……' : ''}。${next}`;
}

function rowOf(linkTo: LinkTo, { id, givenName, inspection }: Waiting): WaitingRow {
  return {
    id,
    url: linkTo(`import/${id}`),
    title: inspection?.title ?? '标题不详',
    file: givenName,
    place: placeOf(inspection),
    year: inspection?.year ? `${inspection.year} 年` : '年度不详',
    issuer: inspection?.issuer ?? '机构不详',
    passages: `${inspection?.passages ?? 0} 段`,
    refusal: inspection === null ? '还没有读完，请稍后刷新' : inspection.refusal,
    flaws: [
      ...new Set((inspection?.flaws ?? []).filter(({ code }) => FLAW_ADVICE[code]).map(({ code }) => FLAW_NAMES[code])),
    ],
  };
}

function placeOf(inspection: Inspection | null): string {
  const region = inspection?.region ? regionOf(inspection.region) : null;
  return region ? placeName(region) : '地区不详';
}

function fieldsOf(inspection: Inspection | null): ImportOneView['fields'] {
  const place = inspection?.region ? `${inspection.region} ${placeOf(inspection)}` : '';
  const inferred = (field: string): string => (inspection?.derived.includes(field) ? '推断得出，请核对。' : '');
  const text = (name: keyof Inspection & string, label: string, hint = '') => ({
    ...{ name, label, choices: [] },
    value: String(inspection?.[name] ?? ''),
    hint: `${hint}${inferred(name)}`,
  });
  return [
    text('title', '标题'),
    { ...text('region', '地区', '写名称或六位代码；乡镇写成 330226/西店镇。'), value: place },
    text('issuer', '发布机构'),
    {
      ...text('issuerKind', '机构类别'),
      choices: [
        { value: '', label: '不详', selected: !inspection?.issuerKind },
        ...(['government', 'department'] as const).map((value) => ({
          value,
          label: ISSUER_KIND_NAMES[value],
          selected: inspection?.issuerKind === value,
        })),
      ],
    },
    text('year', '报告年度', '四位数字，写报告所述的年份。'),
    text('publishedOn', '发布日期', '写成 2024-03-05 的样子。'),
    text('docNumber', '文号'),
    text('sourceUrl', '网址', '以 http:// 或 https:// 开头。'),
  ];
}
