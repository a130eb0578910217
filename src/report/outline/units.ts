// In: paragraphs. Out: units, each an item or paragraph with the headings above it; short ones joined to a neighbour.
// Never: joins across a chapter or a part, or two numbered items unless both are tiny.

import { plainForm } from '../../analysis/plain-form.ts';
import type { Section } from '../report.ts';
import type { Paragraph } from './parts.ts';
import { type InkBetween, LONG_CHARS } from './sentences.ts';

/** A stretch to be one passage, or several when it is long. */
export interface Unit extends Omit<Paragraph, 'role'> {
  /** Where the headings above it end. */
  readonly textStart: number;
  /** An unnumbered heading right above it. */
  readonly bareHeading: string | null;
  /** It stands between a heading and that heading's own sections, or opens an unheaded part above its list. */
  readonly isLead: boolean;
}

/** A body with what is known of it. */
export interface Outlined {
  readonly body: string;
  readonly sections: readonly Section[];
  readonly parents: readonly number[];
  readonly ink: InkBetween;
}

export const SHORT_CHARS = 40; // DESIGN.md section 4; shorter passages win on length alone

/** Headings go with the text below them. */
export function gatherUnits(paragraphs: readonly Paragraph[], { body, parents, ink }: Outlined): readonly Unit[] {
  const units: Unit[] = [];
  let headings: Paragraph[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const following = paragraphs[index + 1];
    const fits = ink(headings[0]?.start ?? paragraph.start, paragraph.end) <= LONG_CHARS;
    if (paragraph.role === 'heading' && following !== undefined && fits) {
      headings.push(paragraph);
      continue;
    }
    const nearest = headings.at(-1);
    const isBare = nearest !== undefined && !nearest.numbered;
    const isHeaded = paragraph.numbered || nearest?.numbered === true;
    const { section, path, part, numbered, unheaded } = paragraph;
    const isAboveOwnItems = following?.numbered === true && parents[following.section] === section && isHeaded;
    const isAboveList = unheaded && !numbered && following?.numbered === true && following.unheaded;
    units.push({
      start: headings[0]?.start ?? paragraph.start,
      end: paragraph.end,
      textStart: paragraph.start,
      section,
      path,
      part,
      numbered,
      unheaded,
      bareHeading: isBare ? body.slice(nearest.start, nearest.end) : null,
      isLead: isAboveOwnItems || isAboveList,
    });
    headings = [];
  }
  return units;
}

/** Joins units shorter than 40 characters to the one before or after them. */
export function joinShortUnits(units: readonly Unit[], outlined: Outlined): readonly Unit[] {
  const joined: Unit[] = [];
  for (const unit of units) {
    const previous = joined.at(-1);
    if (previous === undefined || !mayJoin(previous, unit, outlined)) joined.push(unit);
    else joined[joined.length - 1] = joinedUnit(previous, unit);
  }
  return joined;
}

function mayJoin(previous: Unit, unit: Unit, outlined: Outlined): boolean {
  const { ink, body } = outlined;
  if (previous.part !== unit.part || previous.unheaded !== unit.unheaded) return false;
  if (ink(previous.start, unit.end) > LONG_CHARS) return false;
  const isPreviousShort = ink(previous.start, previous.end) < SHORT_CHARS;
  const isShort = ink(unit.start, unit.end) < SHORT_CHARS;
  const hasOwnStart = unit.numbered || unit.start < unit.textStart;
  if (previous.section === unit.section && !hasOwnStart) return isPreviousShort || isShort;
  if (!isPreviousShort) return false;
  return announcesList(previous, body) || (isShort && areSiblings(previous, unit, outlined));
}

/** 主要表现在以下方面: above its own items. */
function announcesList(unit: Unit, body: string): boolean {
  return unit.isLead && plainForm(body.charAt(unit.end - 1)) === ':';
}

function areSiblings(one: Unit, other: Unit, { sections, parents }: Outlined): boolean {
  const isSameDepth = sections[one.section]?.depth === sections[other.section]?.depth;
  const isItem = one.section >= 0 && one.numbered && other.numbered && other.start === other.textStart;
  const isInChapter = (parents[one.section] ?? -1) >= 0;
  return isItem && isInChapter && isSameDepth && parents[one.section] === parents[other.section];
}

function joinedUnit(previous: Unit, unit: Unit): Unit {
  if (unit.numbered && previous.section !== unit.section && previous.isLead) return { ...unit, start: previous.start };
  return { ...previous, end: unit.end, isLead: previous.isLead && unit.isLead };
}
