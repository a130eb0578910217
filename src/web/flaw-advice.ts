// In: a kind of flaw. Out: what to do about it in plain words; null where Tashan has seen to it and nothing is to be done.

import type { FlawCode } from '../ingest/flaw.ts';

const SIDECAR = '在旁注文件（报告文件名加 .meta.yaml）里写明';

export const FLAW_ADVICE: Readonly<Record<FlawCode, string | null>> = {
  'unreadable-file': '检查文件的读取权限和文件名；从旧压缩包解出的，请改成正常的中文文件名。',
  'empty-file': '文件里没有内容：重新下载或复制一次。',
  'file-too-large': '文件太大：去掉扫描图片，或另存为文字版，分成几个文件。',
  'unknown-type': '另存为 .docx、.pdf、.html 或 .txt 后再放入。',
  'wrong-extension': '已按实际内容读取；把扩展名改对即可。',
  'password-protected': '去掉密码后另存一份再放入。',
  'damaged-file': '重新下载或复制一次；能打开的，另存为新文件。',
  'truncated-text': '内容太长，只读了前一部分：把文件分成几份。',
  'undecodable-text': '用记事本或 WPS 打开，另存为 UTF-8 编码。',
  'no-text': '多半是扫描件：请换成文字版，或先做文字识别（OCR）。',
  'front-matter-invalid': '按提示改正文件开头两行“---”之间的内容。',
  'sidecar-invalid': '按提示改正 .meta.yaml 旁注文件。',
  'not-a-report': '核对内容；不是法治政府建设报告的，请移出报告文件夹。',
  'duplicate-report': '内容相同的报告只收录一份，多余的文件可以删除。',
  'several-reports': '一个文件里有几篇报告：请拆成一篇一个文件。',
  'cover-letter': null,
  'duplicate-id': `两个文件用了同一个编号：${SIDECAR}另一个 id。`,
  'spam-injection': '网页被植入了无关词语，已复原；请与发布机构的网站核对。',
  'missing-title': `${SIDECAR} title。`,
  'split-title': null,
  'duplicate-title': null,
  'missing-issuer': `${SIDECAR} issuer。`,
  'page-issuer-differs': `以报告正文的机构为准；不对的话，${SIDECAR} issuer。`,
  'missing-region': `${SIDECAR} region，写六位代码。`,
  'region-ambiguous': `有重名的地区：${SIDECAR} region，写六位代码。`,
  'missing-year': `${SIDECAR} year。`,
  'missing-date': `知道日期的，${SIDECAR} publishedOn；不写也能检索。`,
  'no-sections': '没有“一、”“（一）”这样的小标题，已按段落切分；不影响检索。',
  'unheaded-part': null,
  'page-metadata': null,
  'page-chrome': null,
  'signatory-line': null,
  imprint: null,
  'stray-space': null,
};
