// In: the title and the text of a chapter that announces nothing. Out: whether it tells what will be done rather than what was.
// Never: decides where that matters; parts.ts asks only about chapters that follow the problems, or end the report.

import { plainForm } from '../../analysis/plain-form.ts';

/** 将 also marks an object (将法治建设纳入考核), so alone it counts only before words of resolve. */
const RESOLVED =
  /下一?步|下一?阶段|明年|来年|今后|进一步|力争|争取|拟(?!定|订)|将(?=继续|进一步|持续|围绕|坚持|深入|着力|全面|始终|加大|加快|加强|采取|努力|大力|重点|紧)/gu;
/** These also tell of work that goes on. */
const GOING_ON = /继续|持续|不断|加快|着力|努力|切实|确保|(?<=[,。;])(?:要|全力)/gu;
const DONE =
  /了|已|(?:出台|印发)《|建成|全年|今年以来|累计|截至|同比|先后|获评|荣获|均达|召开|(?<!不少于|超过|不低于|力争|达到)\d(?:余|多)?[万千]?(?:余|多)?(?:件|人次|次|份|场|条|项|名|户|家|起|篇|期)(?!以上)/gu;
/** A chapter so titled looks back wherever it stands: 第一责任人职责情况 often follows the problems. */
const LOOKS_BACK = /情况$|情况[,、和]|成效|做法|亮点|特色|回顾|成绩|经验/u;
const CLEARLY = 2; // words of resolve, and none of achievement, where position says nothing

export type LateChapter = 'after problems' | 'last';

/** `last`: the last chapter of a report that named no problems, where only plain words of resolve make a plan. */
export function tellsOfPlans(title: string, text: string, place: LateChapter): boolean {
  if (LOOKS_BACK.test(plainForm(title))) return false;
  const plain = plainForm(text);
  const resolved = countOf(plain, RESOLVED);
  const done = countOf(plain, DONE);
  if (place === 'last') return resolved >= CLEARLY && done === 0;
  return resolved + countOf(plain, GOING_ON) >= done;
}

function countOf(text: string, words: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(words)) count += 1;
  return count;
}
