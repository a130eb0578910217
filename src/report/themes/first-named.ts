// In: a passage that lists several matters, and where theme words stand in it. Out: the clause that names the first of them.
// Never: count the words of the headings, or of the lead-in before the list.

import type { Range } from '../report.ts';

/** 虽然…但仍存在以下不足: and 我们也清醒地看到, lead to the list and name nothing. */
const LEAD_IN =
  /^[^:]{0,160}?(?:问题|不足|短板|差距|薄弱|困难|欠缺|存在|还有|表现|体现|方面|工作|努力|发力|打算|措施|原因|成因|安排|重点|如下|建议)[^,。;:]{0,6}:|^[^。:]{0,80}?(?:看到|认识到|主要是|主要有|在于),?/u;
const LEAD_IN_SIGHT = 200; // characters
/** Between two headings at the head of a passage stand only a number and a mark. */
const BETWEEN_HEADINGS = 10; // characters
const CLAUSE_END = /[、,。;!?]/u;

/** `plain` and `headings` in plain form, headings outermost first; `hits` in order. Null where no word is left to name anything. */
export function firstNamedClause(
  plain: string,
  headings: readonly string[],
  hits: readonly { readonly start: number }[],
): Range | null {
  let start = 0;
  for (const heading of headings) {
    const at = plain.indexOf(heading, start);
    if (at >= 0 && at - start <= BETWEEN_HEADINGS) start = at + heading.length;
  }
  start += LEAD_IN.exec(plain.slice(start, start + LEAD_IN_SIGHT))?.[0].length ?? 0;
  const first = hits.find((hit) => hit.start >= start);
  if (first === undefined) return null;
  const length = plain.slice(first.start).search(CLAUSE_END);
  return { start: first.start, end: length < 0 ? plain.length : first.start + length };
}
