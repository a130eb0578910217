// In: body and sections. Out: the paragraphs in order, each with its section, its part (opening, practice, problem, plan) and role.
// Never: joins paragraphs, or cuts one except where a sentence turns to plans.

import type { Range, Section } from '../report.ts';
import { trimRange } from './lines.ts';
import { isStandaloneHeading, type Line, linesWithSections, looksBare } from './numbered-lines.ts';
import { countOpening } from './opening.ts';
import { mentionsPlans, mostNamedYear, type Part, partOfTitle, planSentenceStart } from './part-signs.ts';
import { partOfSection } from './section-part.ts';
import { parentsOf, pathTo, titleAt } from './section-tree.ts';
import { isLoose, partOfLoose, speaksOfAllItems, type Turn, turnAtSection } from './turns.ts';

export interface Paragraph extends Range {
  /** Index of the section it stands in; -1 before the first section and in an unheaded part. */
  readonly section: number;
  /** Titles of the sections around that section, outermost first; those before an unheaded part do not enclose it. */
  readonly path: readonly string[];
  readonly part: Part;
  /** A heading stands alone on its line and belongs to the text below it. */
  readonly role: 'heading' | 'text';
  /** It opens with its section's number. */
  readonly numbered: boolean;
  /** Problems or plans without a heading of their own. */
  readonly unheaded: boolean;
}

interface Reading {
  readonly body: string;
  readonly lines: readonly Line[];
  readonly sections: readonly Section[];
  /** By section; -1 at the top and where a list begins in an unheaded part. */
  readonly parents: number[];
  readonly year: number;
  /** By section, as far as read. */
  readonly parts: Part[];
  readonly paragraphs: Paragraph[];
  section: number;
  hasText: boolean;
  turn: Turn | null;
  hasProblems: boolean;
}

/** `reportYear` is the year reported on; without it, the year that the body names most. */
export function readParagraphs(
  body: string,
  sections: readonly Section[],
  reportYear: number | null = null,
): readonly Paragraph[] {
  const lines = linesWithSections(body, sections);
  const year = reportYear ?? mostNamedYear(body);
  const parents = [...parentsOf(sections)];
  const start = { section: -1, hasText: false, turn: null, hasProblems: false };
  const reading: Reading = { body, lines, sections, parents, year, parts: [], paragraphs: [], ...start };
  const openingEnd = countOpening(body, lines, sections, year);
  for (const [index, line] of lines.entries()) {
    if (line.opens >= 0) readNumbered(reading, line, lines[index + 1]);
    else if (index < openingEnd) add(reading, line, { section: -1, part: 'opening' });
    else readUnnumbered(reading, line, lines[index + 1]);
  }
  return reading.paragraphs;
}

function readNumbered(reading: Reading, line: Line, following: Line | undefined): void {
  const { sections, parents, parts, year } = reading;
  const opened = sections[line.opens];
  if (opened === undefined) return;
  reading.section = line.opens;
  reading.turn = turnAtSection(reading.turn, opened);
  const outer = reading.turn?.part ?? parts[parents[line.opens] ?? -1] ?? 'practice';
  const unheaded = reading.turn?.unheaded === true;
  if (unheaded && opened.depth === reading.turn?.floor) parents[line.opens] = -1;
  const part = outer === 'plan' ? outer : (partOfSection(reading, line.opens) ?? outer);
  parts.push(part);
  const standsAlone = isStandaloneHeading(line, following, opened, sections);
  reading.hasText = !standsAlone;
  const base = { section: line.opens, numbered: true, unheaded, role: standsAlone ? 'heading' : 'text' } as const;
  const turning = part === 'problem' ? planSentenceStart(textOf(reading, line), year) : -1;
  if (turning < opened.heading.length) add(reading, line, { ...base, part });
  else addTurning(reading, line, turning, { ...base, part });
}

function readUnnumbered(reading: Reading, line: Line, following: Line | undefined): void {
  const text = textOf(reading, line);
  const outer = reading.turn?.part ?? reading.parts[reading.section] ?? 'practice';
  if (isBareHeading(reading, line, following)) {
    readBareHeading(reading, line, text);
    return;
  }
  const parent = reading.parents[reading.section] ?? -1;
  if (parent >= 0 && reading.hasText && speaksOfAllItems(text)) reading.section = parent;
  const mayTurn =
    outer === 'problem' ||
    (outer === 'practice' && isLoose(line, reading.sections, reading.hasText || reading.section < 0));
  reading.hasText = true;
  const planAt = mayTurn ? planSentenceStart(text, reading.year) : -1;
  const part = mayTurn ? partOfLoose(text, outer, planAt) : outer;
  if (part !== outer) reading.turn = { part, floor: null, unheaded: isUnheaded(reading, part) };
  const place = placeNow(reading, part);
  if (planAt > 0 && part !== 'plan') addTurning(reading, line, planAt, place);
  else add(reading, line, place);
}

/** Opens or ends a part by its words: 存在的问题 without a number; other bare headings belong to where they stand. */
function readBareHeading(reading: Reading, line: Line, title: string): void {
  const announced = partOfTitle(title, 1, reading.year);
  if (announced !== null) reading.turn = { part: announced, floor: null, unheaded: false };
  else if (reading.turn?.unheaded === false && reading.turn.floor === null) reading.turn = null;
  const part = reading.turn?.part ?? reading.parts[reading.section] ?? 'practice';
  add(reading, line, { ...placeNow(reading, part), role: 'heading' });
}

/** Adds the line in two: up to `at` as it is, the rest as plans. */
function addTurning(reading: Reading, line: Line, at: number, place: Place): void {
  const before = trimRange(reading.body, line.start, line.start + at);
  if (before !== null) add(reading, before, place);
  reading.turn = { part: 'plan', floor: null, unheaded: isUnheaded(reading, 'plan') };
  add(reading, { start: line.start + at, end: line.end }, placeNow(reading, 'plan'));
}

type Place = Pick<Paragraph, 'section' | 'part'> & Partial<Paragraph>;

function placeNow(reading: Reading, part: Part): Place {
  const unheaded = reading.turn?.unheaded ?? false;
  return { section: unheaded ? -1 : reading.section, part, unheaded };
}

function add(reading: Reading, range: Range, place: Place): void {
  const { section, part, role = 'text', numbered = false, unheaded = false } = place;
  const path = pathTo(section, reading.sections, reading.parents);
  if (part === 'problem') reading.hasProblems = true;
  reading.paragraphs.push({ start: range.start, end: range.end, section, path, part, role, numbered, unheaded });
}

/** Plans under 存在的问题及下一步打算 have a heading; under 存在的问题 alone they have none. */
function isUnheaded(reading: Reading, part: Part): boolean {
  const { sections, parents, section } = reading;
  if (part !== 'plan') return true;
  return ![...pathTo(section, sections, parents), titleAt(section, sections)].some((title) => mentionsPlans(title));
}

/** Short, without a closing mark, and above text: a heading that nobody numbered. */
function isBareHeading(reading: Reading, line: Line, following: Line | undefined): boolean {
  if (following === undefined || !looksBare(reading.body, line)) return false;
  const isAboveText = following.opens < 0 && !looksBare(reading.body, following);
  return isAboveText || partOfTitle(textOf(reading, line), 1, reading.year) !== null;
}

function textOf(reading: Reading, range: Range): string {
  return reading.body.slice(range.start, range.end);
}
