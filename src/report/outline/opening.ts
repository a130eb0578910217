// In: the lines of a body with their sections. Out: how many of them open the report, before it tells of anything done.
// Never: reads beyond 报告如下 or the first chapter.

import type { Section } from '../report.ts';
import { type Line, looksBare, startsList } from './numbered-lines.ts';
import { titleOf } from './numbering.ts';
import { partOfTitle } from './part-signs.ts';

const LONGEST_OPENING = 3; // lines, where no first chapter shows its end
const OPENING_END = /(?:报告|汇报|总结|通报|公布|公开|公告)如下/u;

/** All lines before 一、 of a report that begins with practices, else up to 报告如下; never past a heading without number. */
export function countOpening(
  body: string,
  lines: readonly Line[],
  sections: readonly Section[],
  reportYear: number,
): number {
  const first = sections[0];
  const before = lines.findIndex(
    (line, at) => line.opens >= 0 || (at > 0 && isBareAboveText(body, line, lines[at + 1])),
  );
  const announced = first === undefined ? 'problem' : partOfTitle(titleOf(first.heading), first.depth, reportYear);
  if (startsList(first) && announced === null) return before;
  const ending = lines.findIndex((line) => OPENING_END.test(body.slice(line.start, line.end)));
  const count = ending >= 0 && ending < LONGEST_OPENING ? ending + 1 : 1;
  return before < 0 ? count : Math.min(count, before);
}

function isBareAboveText(body: string, line: Line, following: Line | undefined): boolean {
  return following !== undefined && looksBare(body, line) && !looksBare(body, following);
}
