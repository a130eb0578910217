// In: nothing. Out: the words for what is wrong with an input file or a report.
// A flaw is a value that is counted and shown; it never stops a run.

/** Every kind of flaw with the name staff see, in the order the status page lists them. */
export const FLAW_NAMES = {
  'unreadable-file': '文件读不出来',
  'empty-file': '空文件',
  'file-too-large': '文件过大',
  'unknown-type': '不支持的文件类型',
  'wrong-extension': '扩展名与内容不符',
  'password-protected': '加密文件',
  'damaged-file': '文件已损坏',
  'truncated-text': '内容过长，只读了一部分',
  'undecodable-text': '文字编码无法识别',
  'no-text': '没有正文文字',
  'front-matter-invalid': '文件头信息有误',
  'sidecar-invalid': '旁注文件有误',
  'not-a-report': '不像法治政府建设报告',
  'duplicate-report': '重复的报告',
  'several-reports': '一个文件里有几篇报告',
  'cover-letter': '报告前的请示或通知',
  'duplicate-id': '编号重复',
  'spam-injection': '网页被植入无关词语',
  'missing-title': '缺少标题',
  'split-title': '标题分成几行',
  'duplicate-title': '标题重复出现',
  'missing-issuer': '缺少发布机构',
  'page-issuer-differs': '网页署名与报告机构不同',
  'missing-region': '无法确定地区',
  'region-ambiguous': '地区有重名',
  'missing-year': '缺少年度',
  'missing-date': '缺少日期',
  'no-sections': '没有编号的章节',
  'unheaded-part': '问题或计划没有小标题',
  'page-metadata': '网页信息栏',
  'page-chrome': '网页导航等文字',
  'signatory-line': '签发人行',
  imprint: '印发行',
  'stray-space': '多余空格',
} as const;

export type FlawCode = keyof typeof FLAW_NAMES;

export interface Flaw {
  readonly code: FlawCode;
  /** A sentence in Chinese: what is wrong and, where something can be done, what to do. */
  readonly message: string;
  /** The words of the file concerned, verbatim. */
  readonly quote?: string;
}

// Longer than any label line; a file of one line must not be kept a second time as a quote.
const MAX_QUOTE_CHARS = 1_000;

export function flaw(code: FlawCode, message: string, quote?: string): Flaw {
  if (quote === undefined) return { code, message };
  const isLong = quote.length > MAX_QUOTE_CHARS;
  return { code, message, quote: isLong ? `${quote.slice(0, MAX_QUOTE_CHARS)}……` : quote };
}

/** Flaws for which a file gives no report. */
const REFUSALS: readonly FlawCode[] = [
  'unreadable-file',
  'empty-file',
  'file-too-large',
  'unknown-type',
  'password-protected',
  'damaged-file',
  'undecodable-text',
  'no-text',
];

/** The flaw for which a file gave no report; null where none of them says so. */
export function refusalAmong(flaws: readonly Flaw[]): Flaw | null {
  return flaws.find(({ code }) => REFUSALS.includes(code)) ?? null;
}
