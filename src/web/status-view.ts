// In: the state of the index and a list of its files. Out: the view model of the status page.
// Names of files are relative to the corpus; no path of the machine is shown.

import { FLAW_NAMES, type Flaw, type FlawCode } from '../ingest/flaw.ts';
import type { FileList, FileStatus, IndexStatus } from '../search/index-status.ts';
import type { FileChoice, FilePageRequest } from './file-list-request.ts';
import { FLAW_ADVICE } from './flaw-advice.ts';
import { chineseTime } from './home-view.ts';
import type { LinkTo, NamedLink } from './links.ts';
import type { PageFrame } from './pages.ts';
import { type Paging, pagingBetween } from './paging.ts';

interface FactRow {
  readonly name: string;
  readonly value: string;
}

interface FlawRow extends NamedLink {
  readonly files: number;
  readonly count: number;
  readonly advice: string;
}

export interface StatusView extends PageFrame {
  readonly facts: readonly FactRow[];
  readonly notices: readonly string[];
  /** Kinds of flaw that somebody should mend, and those that Tashan has seen to. */
  readonly toMend: readonly FlawRow[];
  readonly seenTo: readonly FlawRow[];
  readonly lexicon: readonly FactRow[];
  readonly index: readonly FactRow[];
  readonly files: {
    readonly heading: string;
    readonly name: string;
    readonly leftOut: boolean;
    readonly kinds: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[];
    readonly count: string;
    readonly clearUrl: string | null;
    readonly rows: readonly {
      readonly file: string;
      readonly url: string | null;
      readonly reason: string | null;
      readonly flaws: readonly string[];
    }[];
    readonly paging: Paging | null;
  };
}

// Of one file the page tells so many flaws; the report's own page tells all.
const FLAWS_SHOWN = 6;
const MESSAGE_CHARS = 120;

export function statusView(
  linkTo: LinkTo,
  status: IndexStatus,
  notices: readonly string[],
  request: FilePageRequest,
  list: FileList,
): StatusView {
  const rows = status.flaws.map(
    ({ code, name, files, count }): FlawRow => ({
      label: name,
      url: `${linkTo(statusPath({ flaw: code }))}#files`,
      files,
      count,
      advice: FLAW_ADVICE[code] ?? '已自动处理，不用管。',
    }),
  );
  const isSeenTo = (_: FlawRow, i: number): boolean => FLAW_ADVICE[status.flaws[i]?.code ?? 'imprint'] === null;
  return {
    title: '收录情况 - 他山',
    facts: factsOf(status),
    notices,
    toMend: rows.filter((row, i) => !isSeenTo(row, i)),
    seenTo: rows.filter(isSeenTo),
    lexicon: lexiconRows(status),
    index: indexRows(status),
    files: filesOf(linkTo, status, request, list),
  };
}

function factsOf(status: IndexStatus): readonly FactRow[] {
  const { indexedAt, files, reports, passages, copies, leftOut } = status;
  return [
    { name: '最近更新', value: indexedAt === null ? '不详' : chineseTime(indexedAt) },
    { name: '文件', value: `${files} 个` },
    { name: '收录报告', value: `${reports} 份` },
    { name: '段落', value: `${passages} 段` },
    { name: '重复的报告', value: `${copies} 个文件，只收录一份` },
    { name: '没有收录的文件', value: `${leftOut} 个` },
  ];
}

function lexiconRows({ lexicon }: IndexStatus): readonly FactRow[] {
  return [
    { name: '专有词', value: `${lexicon.words} 个` },
    { name: '近义词', value: `${lexicon.synonyms} 条` },
    { name: '领域', value: `${lexicon.themes} 个` },
    { name: '略去的词', value: `${lexicon.stopWords} 个` },
    { name: '提问用语', value: `${lexicon.intents} 组` },
  ];
}

function indexRows({ index }: IndexStatus): readonly FactRow[] {
  if (index === null) return [];
  const [base, delta] = index.segments;
  const removed = index.segments.reduce((sum, segment) => sum + segment.removed, 0);
  return [
    { name: '索引格式', value: String(index.format) },
    { name: '分词版本', value: index.analyzer },
    { name: '索引大小', value: megabytes(index.bytes) },
    { name: '基础部分', value: base === undefined ? '无' : megabytes(base.bytes) },
    { name: '增补部分', value: delta === undefined ? '无' : megabytes(delta.bytes) },
    { name: '待清理的旧报告', value: `${removed} 份` },
  ];
}

function filesOf(linkTo: LinkTo, status: IndexStatus, request: FilePageRequest, list: FileList): StatusView['files'] {
  const { choice, leftOut, name } = request;
  const pages = Math.ceil(list.total / list.size);
  const asked = { flaw: choice === 'mend' ? '' : choice, leftOut: leftOut ? '1' : '', name };
  const url = (page: number) => `${linkTo(statusPath({ ...asked, page: page > 1 ? String(page) : '' }))}#files`;
  const kinds = status.flaws.map((kind) => ({ value: kind.code, label: kind.name }));
  const choices: readonly { readonly value: FileChoice; readonly label: string }[] = [
    { value: 'mend', label: '要处理的' },
    { value: 'any', label: '全部文件' },
    ...kinds,
  ];
  return {
    heading: choice === 'any' || choice === 'mend' ? '按文件看' : `按文件看：${FLAW_NAMES[choice]}`,
    name,
    leftOut,
    kinds: choices.map((kind) => ({ ...kind, selected: kind.value === choice })),
    count: `共 ${list.total} 个文件`,
    clearUrl: choice === 'mend' && !leftOut && name === '' ? null : `${linkTo('status')}#files`,
    rows: list.files.map((file) => fileRow(linkTo, file, request.flaws ?? [])),
    paging: pagingBetween(list.page, pages, url),
  };
}

function fileRow(linkTo: LinkTo, { file, reportId, reason, flaws }: FileStatus, first: readonly FlawCode[]) {
  // The flaws that were asked for come first; what only explains why the file was left out is said once.
  const told = flaws.filter(({ message }) => message !== reason).map(flawLine);
  const wanted = flaws.filter(({ code }) => first.includes(code)).map(flawLine);
  const lines = [...new Set([...wanted.filter((line) => told.includes(line)), ...told])];
  const rest = lines.length - FLAWS_SHOWN;
  return {
    file,
    url: reportId === null ? null : linkTo(`reports/${encodeURIComponent(reportId)}`),
    reason,
    flaws: rest > 0 ? [...lines.slice(0, FLAWS_SHOWN), `另有 ${rest} 项`] : lines,
  };
}

function flawLine({ code, message }: Flaw): string {
  const told = message.length > MESSAGE_CHARS ? `${message.slice(0, MESSAGE_CHARS)}…` : message;
  return `${FLAW_NAMES[code]}：${told}`;
}

function statusPath(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).filter(([, value]) => value !== '');
  return pairs.length === 0 ? 'status' : `status?${new URLSearchParams(pairs).toString()}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
