// In: the streams of a .doc. Out: its lines, as Word shows them, numbers of lists included.
// Leaves out what docx-lines.ts leaves out; of text boxes nothing is read, they stand apart from the text here.

import { readDocLists, readDocStyles } from './doc-lists.ts';
import { type DocStreams, readPieces } from './doc-pieces.ts';
import { type ParagraphProperties, readProperties } from './doc-properties.ts';
import { createListCounter } from './list-counter.ts';
import { withListNumber } from './list-number.ts';
import { joinTableRow } from './table-row.ts';

/** @throws RangeError where the file is damaged. */
export function readDocLines(streams: DocStreams): { readonly lines: readonly string[]; readonly isWhole: boolean } {
  const { pieces, isWhole } = readPieces(streams);
  const properties = readProperties(streams);
  const uses = readDocLists(streams);
  const styleOf = readDocStyles(streams);
  const numberOf = createListCounter((id) => uses[Number(id) - 1] ?? null);
  const lines: string[] = [];
  let row: string[][] = [];
  let cell: string[] = [];
  let text = '';
  const fields = createFieldFilter();

  const endParagraph = (mark: string, paragraph: ParagraphProperties): void => {
    const style = styleOf(paragraph.style);
    const list = paragraph.list ?? style.list ?? 0;
    const number = list === 0 ? '' : numberOf(String(list), paragraph.level ?? style.level ?? 0);
    const shown = style.isContents ? [] : withListNumber(number, text.trim() === '' ? '' : text).split('\n');
    text = '';
    if (mark === CELL_END && paragraph.endsRow) {
      lines.push(...joinTableRow(row));
      row = [];
      cell = [];
    } else if (mark === CELL_END) {
      row.push([...cell, ...shown]);
      cell = [];
    } else if (paragraph.isInTable) cell.push(...shown);
    else {
      lines.push(...joinTableRow(row), ...cell, ...shown);
      row = [];
      cell = [];
    }
  };

  for (const piece of pieces) {
    for (let i = 0; i < piece.text.length; i += 1) {
      const char = piece.text[i] ?? '';
      const at = piece.start + i * piece.bytesPerChar;
      if (properties.isLeftOutAt(at) || !fields.shows(char)) continue;
      if (PARAGRAPH_ENDS.has(char)) endParagraph(char, properties.paragraphAt(at));
      else text += SIGNS[char] ?? (char < ' ' && char !== '\t' ? '' : char);
    }
  }
  endParagraph('\r', properties.paragraphAt(-1));
  return { lines: [...lines, ...joinTableRow(row)], isWhole };
}

const CELL_END = '\x07';
// Paragraph, cell, page or section, column.
const PARAGRAPH_ENDS: ReadonlySet<string> = new Set(['\r', CELL_END, '\f', '\x0e']);
// Line break, hyphen that keeps words together, hyphen that shows at line ends only.
const SIGNS: Readonly<Record<string, string>> = { '\v': '\n', '\x1e': '-', '\x1f': '' };

/** A field is its code between 13 and 14 (hexadecimal), then what it shows up to 15; fields stand inside fields. */
function createFieldFilter(): { shows(char: string): boolean } {
  const inCode: boolean[] = [];
  return {
    shows(char) {
      if (char === '\x13') inCode.push(true);
      else if (char === '\x14') inCode[inCode.length - 1] = false;
      else if (char === '\x15') inCode.pop();
      else return !inCode.includes(true);
      return false;
    },
  };
}
