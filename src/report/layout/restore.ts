// In: text of a page that may have been tampered with. Out: the text with gambling words taken back, where, and what was found.
// Replaces only what stands where 关于 must have stood; anything else is left and flagged.

import { type Flaw, flaw } from '../../ingest/flaw.ts';
import type { Range } from '../report.ts';

export interface RestoredText {
  readonly text: string;
  /** Half-open ranges in `text` whose words were put back. */
  readonly restored: readonly Range[];
  readonly flaws: readonly Flaw[];
}

// Houses and their wares; what is injected strings two or three of them together.
const HOUSES =
  '申博|太阳城|新濠天地|威尼斯人|葡京|新葡京|永利|金沙|银河|皇冠|银座|百家乐|必赢|必威|亚博|乐鱼|开云|凯发|和记|沙巴|菲律宾|澳门|缅甸|皇家|大发|万博|九州|天博|华体会|爱游戏|竞博|米乐|利来|博彩|时时彩|北京赛车|六合彩|老虎机|真人';
const WARES =
  '体育在线|体育平台|体育投注|体育app|体育|娱乐城|娱乐场|娱乐平台|娱乐在线|娱乐官网|娱乐国际|娱乐|博彩|博彩公司|赌场|赌博|彩票平台|彩票网|棋牌|棋牌游戏|真人娱乐|足球投注|投注|网投|返水|开户|充值|下载app|app下载|官网|官方网站|平台|国际|网址|在线|网上';
// One house with its ware, or a ware that is never government business.
const INJECTED = new RegExp(
  `(?:(?:${HOUSES})(?:${HOUSES}|${WARES})+|(?:申博|新葡京|百家乐|时时彩|六合彩|老虎机)|(?:娱乐城|彩票平台|真人娱乐|足球投注|博彩平台|网上赌场))[:\uff1a]?`,
  'giu',
);

// 《…X…的通知》: inside a document's name; 上级X…措施: an upper body's words about something.
const NAME_START = /[《〈<「][^《》〈〉<>「」。]{0,12}$/u;
const NAME_END =
  /^[^《》〈〉<>。]{2,60}?(?:通知|方案|意见|办法|规定|决定|报告|通告|公告|批复|函|措施|细则|规划|计划|条例|制度|要点|请示)/u;
const UPPER_BODY = /(?:上级|国家|中央|国务院|省|市|县|区|党委|政府|部门|有关|会议|文件)$/u;
const UPPER_MATTER = /^[^。;\uff1b《》]{2,60}?(?:措施|部署|要求|精神|工作|政策|决策|意见|规定|通知|任务|安排)/u;

/** Puts 关于 back where a page was tampered with. */
export function restoreInjected(text: string): RestoredText {
  let restoredText = '';
  let copied = 0;
  const restored: Range[] = [];
  const flaws: Flaw[] = [];
  for (const match of text.matchAll(INJECTED)) {
    const end = match.index + match[0].length;
    const quote = quoteAround(text, match.index, end);
    if (!standsForGuanyu(text.slice(Math.max(0, match.index - 16), match.index), text.slice(end, end + 70))) {
      flaws.push(flaw('spam-injection', `网页疑被植入无关词语“${match[0]}”，未改动，请核对原文`, quote));
      continue;
    }
    restoredText += text.slice(copied, match.index);
    restored.push({ start: restoredText.length, end: restoredText.length + RESTORED.length });
    restoredText += RESTORED;
    copied = end;
    flaws.push(flaw('spam-injection', `网页被植入无关词语“${match[0]}”，已还原为“${RESTORED}”`, quote));
  }
  return { text: restoredText + text.slice(copied), restored, flaws };
}

const RESTORED = '关于';

function standsForGuanyu(before: string, after: string): boolean {
  if (NAME_START.test(before) && NAME_END.test(after)) return true;
  return UPPER_BODY.test(before) && UPPER_MATTER.test(after);
}

/** The sentence part around the words, cut at sentence marks and to a readable length. */
function quoteAround(text: string, start: number, end: number): string {
  const before =
    text
      .slice(Math.max(0, start - 14), start)
      .split(/[。;\uff1b\n,\uff0c]/u)
      .at(-1) ?? '';
  const after = text.slice(end, end + 20).split(/[。;\uff1b\n]/u)[0] ?? '';
  return `${before}${text.slice(start, end)}${after}`;
}
