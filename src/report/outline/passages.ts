// In: body and sections. Out: the passages in order, as ranges that give back the body but for the white space between them.
// Never: cuts inside a sentence that fits, joins across a chapter, or mixes practices, problems and plans.

import { plainForm } from '../../analysis/plain-form.ts';
import type { Range, Section } from '../report.ts';
import { findInlineItems, type InlineItem } from './inline-items.ts';
import { trimRange } from './lines.ts';
import { type NumberingStyle, readNumbering, titleOf } from './numbering.ts';
import type { Part } from './part-signs.ts';
import { readParagraphs } from './parts.ts';
import { parentsOf, titleAt } from './section-tree.ts';
import { cutAtSentences, inkCounter, LONG_CHARS } from './sentences.ts';
import { gatherUnits, joinShortUnits, type Outlined, SHORT_CHARS, type Unit } from './units.ts';

/** A passage before it has a kind, themes and facts. */
export interface PassageDraft extends Range {
  /** Titles of the enclosing sections, outermost first, numbers left out. */
  readonly path: readonly string[];
  /** Its own title without number and closing mark. */
  readonly heading: string | null;
  /** Index of the section it stands in; -1 in the opening and in an unheaded part. */
  readonly section: number;
  readonly part: Part;
  /** It leads in to the sections or items below it and is none of them. */
  readonly isLead: boolean;
  /** It belongs to problems or plans that have no heading of their own. */
  readonly unheaded: boolean;
}

const LONGEST_ITEM_TITLE = 40; // 一是 with more than this before the first mark has no title

/** The passages of `body`; `sections` as `readOutline` gives them, `reportYear` as the metadata tell it, where they do. */
export function cutPassages(
  body: string,
  sections: readonly Section[],
  reportYear: number | null = null,
): readonly PassageDraft[] {
  const outlined: Outlined = { body, sections, parents: parentsOf(sections), ink: inkCounter(body) };
  const units = gatherUnits(readParagraphs(body, sections, reportYear), outlined);
  return joinShortUnits(units, outlined).flatMap((unit) => cutUnit(unit, outlined));
}

function cutUnit(unit: Unit, outlined: Outlined): readonly PassageDraft[] {
  const { section, path, part, unheaded, isLead } = unit;
  const own = section < 0 ? null : titleAt(section, outlined.sections);
  const heading = unit.bareHeading ?? own;
  const headedPath = unit.bareHeading === null || own === null ? path : [...path, own];
  return cutLong(unit, unit.textStart, { path: headedPath, heading, section, part, isLead, unheaded }, outlined);
}

type Labels = Omit<PassageDraft, 'start' | 'end'>;

/** A piece of a paragraph; `titleStart` is null for the words before its first item. */
interface Piece extends Range {
  readonly titleStart: number | null;
}

/** One passage where it fits; else at its inline items, each again where it is long; else at sentence ends. */
function cutLong(
  range: Range,
  textStart: number,
  labels: Labels,
  outlined: Outlined,
  known: readonly NumberingStyle[] = [],
): readonly PassageDraft[] {
  const { body, ink } = outlined;
  if (ink(range.start, range.end) <= LONG_CHARS) return [{ ...labels, start: range.start, end: range.end }];
  const from = textStart + (readNumbering(body, textStart)?.length ?? 0);
  const found = findInlineItems(body.slice(range.start, range.end), from - range.start, known);
  if (found === null) {
    return cutAtSentences(body, range, from, ink).map((piece) => ({ ...labels, ...trimmed(body, piece) }));
  }
  const isLead = from === textStart;
  const pieces = piecesAt(range, found.items, headEnd(textStart, labels.section, outlined), outlined);
  return pieces.flatMap((piece) => {
    const own = piece.titleStart === null ? { ...labels, isLead } : itemLabels(piece.titleStart, labels, body);
    return cutLong(trimmed(body, piece), piece.titleStart ?? textStart, own, outlined, [...known, found.style]);
  });
}

/** The words before the first item stand alone if long enough; a short item joins the one before it. */
function piecesAt(range: Range, items: readonly InlineItem[], textStart: number, { ink }: Outlined): readonly Piece[] {
  const starts = items.map((item) => ({ start: range.start + item.start, titleStart: range.start + item.titleStart }));
  const first = starts[0]?.start ?? range.end;
  const pieces: Piece[] = [];
  if (ink(Math.min(textStart, first), first) >= SHORT_CHARS)
    pieces.push({ start: range.start, end: first, titleStart: null });
  for (const [index, { start, titleStart }] of starts.entries()) {
    const end = starts[index + 1]?.start ?? range.end;
    const previous = pieces.at(-1);
    if (previous === undefined) pieces.push({ start: range.start, end, titleStart });
    else if (ink(start, end) >= SHORT_CHARS || ink(previous.start, end) > LONG_CHARS)
      pieces.push({ start, end, titleStart });
    else pieces[pieces.length - 1] = { ...previous, end };
  }
  return pieces;
}

/** Where the run-in heading of a numbered paragraph ends; of any other, where its text starts. */
function headEnd(textStart: number, section: number, { sections }: Outlined): number {
  const opened = sections[section];
  return opened?.start === textStart ? textStart + opened.heading.length : textStart;
}

function itemLabels(titleStart: number, labels: Labels, body: string): Labels {
  const title = itemTitle(body.slice(titleStart, titleStart + LONGEST_ITEM_TITLE + 1));
  if (title === null) return { ...labels, isLead: false };
  const path = labels.heading === null ? labels.path : [...labels.path, labels.heading];
  return { ...labels, path, heading: title, isLead: false };
}

/** The item's first sentence, or its first clause where the sentence runs on. */
function itemTitle(text: string): string | null {
  const plain = plainForm(text);
  const sentence = plain.search(/[。;:]/u);
  const end = sentence >= 0 ? sentence : plain.search(/,/u);
  return end > 1 ? titleOf(text.slice(0, end)) : null;
}

function trimmed(body: string, range: Range): Range {
  return trimRange(body, range.start, range.end) ?? range;
}
