// In: a list of passages. Out: a Word document in the order of an official annex: title, what was searched, the table.
// The source of each passage is a footnote. Never truncates. The only file that knows the docx package.

import {
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { citation, citedTitle, DIGEST_NOTICE } from './citation.ts';
import { headLines } from './list-head.ts';
import type { PassageEntry, PassageList } from './passage-list.ts';
import { type PlaceEntries, placesOf } from './places.ts';
import { CELL_MARGINS, COLUMN_WIDTHS, PAGE, STYLES, type WordStyle } from './word-styles.ts';
import { isHeadingLine, linesOf } from './word-text.ts';
import { xmlText } from './xml-text.ts';

const COLUMN_NAMES = ['地区', '年度', '做法原文', '出处'] as const;

export function passagesToWord(list: PassageList): Promise<Buffer> {
  const rows = rowsOf(list);
  const numbers = new Map(list.entries.map((entry, i) => [entry, i + 1]));
  const tableRows = [headRow(), ...rows.flatMap((row) => passageRows(row, numbers))];
  const document = new Document({
    title: xmlText(list.title),
    creator: '他山',
    styles: STYLES,
    footnotes: Object.fromEntries([...numbers].map(([entry, number]) => [number, { children: [footnote(entry)] }])),
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [
          paragraph('annexTitle', list.title),
          paragraph('annexHeading', '一、检索情况'),
          ...headLines(list).map(({ name, value }) => paragraph('annexText', `${name}：${value}`)),
          paragraph('annexHeading', '二、做法摘录'),
          new Table({ rows: tableRows, columnWidths: COLUMN_WIDTHS, layout: 'fixed', margins: CELL_MARGINS }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** What stands in one row: a passage, or the best of a place. */
function rowsOf(list: PassageList): readonly PlaceEntries[] {
  if (list.rows === 'places') return placesOf(list.entries);
  return list.entries.flatMap((entry) => placesOf([entry]));
}

function headRow(): TableRow {
  const cells = COLUMN_NAMES.map((name, column) => cell(column, [paragraph('tableHead', name)], 'center'));
  return new TableRow({ children: cells, tableHeader: true, cantSplit: true });
}

/** The row, and below it one for each note. */
function passageRows({ name, entries }: PlaceEntries, numbers: ReadonlyMap<PassageEntry, number>): TableRow[] {
  const years = [...new Set(entries.flatMap(({ passage }) => passage.year ?? []))];
  const main = new TableRow({
    children: [
      cell(0, lines('tablePlace', name.split('›'))),
      cell(1, lines('tablePlace', years.map(String))),
      cell(
        2,
        entries.flatMap((entry) => original(entry, numbers.get(entry) ?? 0)),
      ),
      cell(
        3,
        entries.flatMap((entry) => source(entry, entries.length > 1 ? `注${numbers.get(entry)}：` : '')),
      ),
    ],
  });
  const notes = entries.filter(({ note }) => note.trim() !== '');
  return [main, ...notes.map(({ note }) => noteRow(note))];
}

/** The text line by line; the footnote's sign stands at its end. */
function original({ passage }: PassageEntry, number: number): Paragraph[] {
  const own = linesOf(passage.text);
  return own.map((line, i) => {
    const sign = i === own.length - 1 ? [new FootnoteReferenceRun(number)] : [];
    return paragraph(isHeadingLine(line, passage) ? 'tableHeading' : 'tableText', line, sign);
  });
}

/** The title opens the passage in Tashan. @param sign tells which of several passages it is about. */
function source({ passage, link }: PassageEntry, sign: string): Paragraph[] {
  const digest = passage.isDigest ? [paragraph('tableSource', `【${DIGEST_NOTICE}】`)] : [];
  const title = new ExternalHyperlink({ children: [run(`${sign}${citedTitle(passage)}`)], link });
  return [...digest, new Paragraph({ style: 'tableSource' satisfies WordStyle, children: [title] })];
}

function noteRow(note: string): TableRow {
  const [first = '', ...rest] = linesOf(note);
  const children = [paragraph('tableNote', `备注：${first}`), ...rest.map((line) => paragraph('tableNote', line))];
  return new TableRow({ children: [new TableCell({ children, columnSpan: COLUMN_NAMES.length })], cantSplit: true });
}

function footnote({ passage, link }: PassageEntry): Paragraph {
  return paragraph('annexFootnote', ` ${citation(passage, link)}`);
}

function pageNumber(alignment: 'left' | 'right'): Footer {
  const children = [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })];
  // One character in from the edge of the text.
  const paper = { alignment, indent: { left: 280, right: 280 }, children };
  return new Footer({ children: [new Paragraph({ style: 'annexPageNumber' satisfies WordStyle, ...paper })] });
}

function cell(column: number, children: readonly Paragraph[], verticalAlign: 'top' | 'center' = 'top'): TableCell {
  return new TableCell({ children, verticalAlign, width: { size: COLUMN_WIDTHS[column] ?? 0, type: 'dxa' } });
}

function lines(style: WordStyle, texts: readonly string[]): Paragraph[] {
  return (texts.length === 0 ? ['—'] : texts).map((text) => paragraph(style, text));
}

function paragraph(style: WordStyle, text: string, more: readonly ParagraphChild[] = []): Paragraph {
  return new Paragraph({ style, children: [run(text), ...more] });
}

function run(text: string): TextRun {
  return new TextRun({ text: xmlText(text), font: { hint: 'eastAsia' } });
}
