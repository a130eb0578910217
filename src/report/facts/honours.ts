// In: a passage's text in plain form. Out: awards, titles, selections, pilot status, and praise or promotion by a higher body.
// Never: take in press coverage, ranks, satisfaction rates or what is only aimed at.

import type { NamedFact, Range } from '../report.ts';

/** Words that are an honour by themselves. */
const PLAIN =
  /(?:连续[^,。]{1,4}年)?(?:分别|成功|双双|先后|再次)?(?:获评|荣获|荣膺|荣登|喜获|入选|入围|获批|被[^,。;]{0,20}(?:评为|评选为|授予|表彰为|表彰|通报表扬|通报表彰|通报肯定|命名为|认定为|确定为|确立为|列为|列入|选为|遴选为|推荐为)|评为|授予[^,。;]{0,20}[“"「]|(?:成功)(?:创建|创成|申创|申报|争创)|创成|通报表扬|通报表彰)/gu;
/** Words that are one only where another follows in the same clause. */
const PAIRED: readonly { readonly opening: RegExp; readonly needs: RegExp }[] = [
  {
    opening: /(?:分别)?获(?!取|悉|知|益|评|批)得?/gu,
    needs:
      /推广|推介|表扬|表彰|肯定|批示|等奖|金奖|银奖|铜奖|奖项|优秀奖|称号|荣誉|激励|提名|点赞|通报|示范|先进|优秀/u,
  },
  { opening: /得到|受到|收获/gu, needs: /肯定|批示|表扬|表彰|推广|推介|好评|点赞|激励/u },
  {
    opening: /列入|列为|确定为|选为|纳入/gu,
    needs: /(?:试点|示范|重点项目|改革项目|典型案例|优秀案例|最佳实践|样板|名单|标杆)[^考核督办]*$/u,
  },
  { opening: /作为/gu, needs: /(?:案例|经验|典型|做法|样板)[^,]*(?:推广|推介|交流|刊发|印发)/u },
  {
    opening:
      /(?:主要做法|经验做法|典型做法|典型经验|相关做法|经验)?[在被于向](?=[^,。;]{0,30}(?:推广|推介|推开|专报|交流|转发|刊载|肯定))/gu,
    needs:
      /(?:全国|全省|全市|全区|全县|省|市|国务院|中央|司法部|上级|部委)[^,]*(?:推广|推介|专报[^,]*刊[发载登]|简报[^,]*刊[发载登]|经验交流|交流发言|典型发言|转发)/u,
  },
  // Praise says who and what only with its whole clause: 省司法厅领导调研…并作出肯定.
  { opening: /^(?=.*(?:作出肯定|高度肯定|充分肯定|批示肯定))/gu, needs: /^/u },
  {
    opening: /成为/gu,
    needs:
      /试点|示范(?:县|市|区|村|点|单位|项目|创建)|(?:全国|全省|全市|国家|省级|部级|首批|唯一)[^,]*(?:联系点|先进|标杆|样板|候选)/u,
  },
];
/** A wish or a duty, not an honour. */
const NOT_YET = /力争|争创|争取|努力|推动|拟|将|计划|目标|确保|申报条件|积极创建|培育|评选|不断|为了|实现/u;
/** A rank is none, nor is a bare 入选 whose list was named before. */
const RANK = /(?:第[一二三四五六七八九十\d]+(?:名|位|方阵)|前[一二三四五六七八九十\d]+(?:名|位)?|前列|并列)$/u;
const SHORTEST = 4; // characters

/** Nothing above makes an honour of the press. */
const PRESS = /(?:媒体|日报|新华社|电视台|晚报|报纸|融媒体)[^,]*(?:报道|采编|宣传|刊发|刊载|采访)/u;

const CLAUSE_END = ',。;!?\n';
const OPENERS = '“「『《(〈';
const CLOSERS = '”」』》)〉';
/** A clause longer than this is a broken extraction, not a sentence. */
const MAX_CLAUSE_CHARS = 200;

/** In order of appearance: from the word of honour to the end of its clause. */
export function findHonours(text: string): readonly NamedFact[] {
  const honours: NamedFact[] = [];
  for (const clause of clausesOf(text)) {
    const words = text.slice(clause.start, clause.end);
    if (words.length > MAX_CLAUSE_CHARS || startIn(words) === null || PRESS.test(words)) continue;
    const at = startIn(maskQuoted(words));
    if (at === null || NOT_YET.test(words.slice(Math.max(0, at - 12), at))) continue;
    if (words.length - at < SHORTEST || RANK.test(words)) continue;
    const start = clause.start + at;
    honours.push({ start, end: clause.end, text: text.slice(start, clause.end) });
  }
  return honours;
}

/** The earliest word of honour. */
function startIn(words: string): number | null {
  const starts = [...words.matchAll(PLAIN)].map((match) => match.index);
  for (const { opening, needs } of PAIRED) {
    for (const match of words.matchAll(opening)) {
      if (needs.test(words.slice(match.index + match[0].length))) starts.push(match.index);
    }
  }
  return starts.length === 0 ? null : Math.min(...starts);
}

/** Words inside 《…》 and quotes are names, not praise: they are blotted out, in place. */
function maskQuoted(words: string): string {
  let depth = 0;
  let masked = '';
  for (const character of words) {
    if (CLOSERS.includes(character)) depth = Math.max(0, depth - 1);
    masked += depth > 0 && !OPENERS.includes(character) ? '□' : character;
    if (OPENERS.includes(character)) depth += 1;
  }
  return masked;
}

/** Clauses between commas and stops, never cut inside quotes or brackets that close in the same sentence. */
function clausesOf(text: string): readonly Range[] {
  const clauses: Range[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at] ?? '\n';
    if (OPENERS.includes(character)) depth += 1;
    if (CLOSERS.includes(character)) depth = Math.max(0, depth - 1);
    if (!CLAUSE_END.includes(character) || (depth > 0 && character === ',')) continue;
    if (at > start) clauses.push({ start, end: at });
    start = at + 1;
    depth = 0;
  }
  return clauses;
}
