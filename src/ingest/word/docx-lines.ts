// In: the body of a .docx (document.xml) and its lists. Out: its lines, as Word shows them, numbers included.
// Leaves out what is deleted, hidden, a note, a field's code or a table of contents. Text boxes come before the line
// they hang on; a row of a table becomes `a | b |`, unless its cells only lay out paragraphs.

import { MAX_TEXT_CHARS } from '../text-bound.ts';
import type { NumberProperties, ParagraphStyles } from './docx-styles.ts';
import { withListNumber } from './list-number.ts';
import { joinTableRow } from './table-row.ts';
import { scanXml, type XmlAttributes } from './xml-events.ts';

export interface DocxLines {
  readonly lines: readonly string[];
  /** false where the file nests too deeply or is too long to be read to its end. */
  readonly isWhole: boolean;
}

interface Paragraph {
  text: string;
  style: string | null;
  numbering: NumberProperties;
  /** Its end mark is deleted: the next paragraph goes on in the same line. */
  runsOn: boolean;
}

// `del` is also the mark of a deleted paragraph end, inside rPr.
const LEFT_OUT = new Set('del moveFrom instrText delText delInstrText Fallback rt tabs sectPr'.split(' '));
const FALSE = new Set(['0', 'false', 'off']);

export function readDocxLines(
  xml: Uint8Array,
  styles: ParagraphStyles,
  numberOf: (list: string, level: number) => string,
): DocxLines {
  // The last sink takes the lines: of the cell that is open, or of the document.
  const document: string[] = [];
  const sinks: string[][] = [document];
  const rows: string[][][] = [];
  const paragraphs: Paragraph[] = [];
  const open: string[] = [];
  let leftOutAt = 0;
  let isHidden = false;
  let carried = '';
  let chars = 0;

  const endParagraph = (paragraph: Paragraph): void => {
    const list = styles.listOf(paragraph.style, paragraph.numbering);
    const number = list ? numberOf(list.list, list.level) : '';
    if (styles.isContents(paragraph.style)) return;
    const text = carried + withListNumber(number, paragraph.text.trim() === '' ? '' : paragraph.text);
    carried = paragraph.runsOn ? text : '';
    if (!paragraph.runsOn) sinks.at(-1)?.push(...text.split('\n'));
  };

  const isWhole = scanXml(xml, {
    open(name, attributes) {
      open.push(name);
      if (leftOutAt > 0 || chars > MAX_TEXT_CHARS) return;
      const paragraph = paragraphs.at(-1);
      if (name === 'del' && open.at(-2) === 'rPr' && open.at(-3) === 'pPr' && paragraph) paragraph.runsOn = true;
      if (LEFT_OUT.has(name) || name.endsWith('PrChange')) leftOutAt = open.length;
      else if (name === 'p') paragraphs.push(newParagraph());
      else if (name === 'tr') rows.push([]);
      else if (name === 'tc') sinks.push([]);
      else if (name === 'r') isHidden = false;
      else if (name === 'vanish' && open.at(-3) === 'r') isHidden = !FALSE.has(attributes.val ?? '');
      else if (paragraph && open.includes('pPr')) readProperty(paragraph, name, attributes);
      else if (paragraph && !isHidden && open.at(-2) === 'r') paragraph.text += signOf(name);
    },
    text(text) {
      const paragraph = paragraphs.at(-1);
      if (leftOutAt > 0 || isHidden || !paragraph || open.at(-1) !== 't') return;
      chars += text.length;
      if (chars <= MAX_TEXT_CHARS) paragraph.text += text;
    },
    close(name) {
      if (leftOutAt === open.length) leftOutAt = 0;
      open.pop();
      if (leftOutAt > 0) return;
      if (name === 'p') {
        const paragraph = paragraphs.pop();
        if (paragraph) endParagraph(paragraph);
      } else if (name === 'tc' && sinks.length > 1) rows.at(-1)?.push(sinks.pop() ?? []);
      else if (name === 'tr') sinks.at(-1)?.push(...joinTableRow(rows.pop() ?? []));
    },
  });
  if (carried !== '') document.push(carried);
  return { lines: document, isWhole: isWhole && chars <= MAX_TEXT_CHARS };
}

function newParagraph(): Paragraph {
  return { text: '', style: null, numbering: { list: null, level: null }, runsOn: false };
}

function readProperty(paragraph: Paragraph, name: string, attributes: XmlAttributes): void {
  const value = attributes.val ?? '';
  if (name === 'pStyle') paragraph.style = value;
  else if (name === 'numId') paragraph.numbering = { ...paragraph.numbering, list: value };
  else if (name === 'ilvl' && /^\d$/.test(value)) {
    paragraph.numbering = { ...paragraph.numbering, level: Number(value) };
  }
}

function signOf(name: string): string {
  if (name === 'tab' || name === 'ptab') return '\t';
  if (name === 'br' || name === 'cr') return '\n';
  return name === 'noBreakHyphen' ? '-' : '';
}
