// In: words with their places, page by page. Out: the bytes of a PDF, as small as readers take it.
// The font is not in the file but named, as in many Chinese PDFs: reading it needs the character maps of the reader.

export interface Word {
  readonly text: string;
  /** In points from the upper left corner of the page, to the foot of the word. */
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

const WIDTH = 595;
const HEIGHT = 842;

export function makePdf(pages: readonly (readonly Word[])[]): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 90 >>',
    ...pages.flatMap((words, i) => {
      const content = words.map(draw).join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F 3 0 R >> >> /Contents ${7 + 2 * i} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return assemble(objects);
}

/** Numbers the objects from 1, the first is the catalogue. */
export function assemble(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function draw({ text, x, y, size = 16 }: Word): string {
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex');
  return `BT /F ${size} Tf 1 0 0 1 ${x} ${HEIGHT - y} Tm <${hex}> Tj ET`;
}

/** Text set as Word sets it: 28 characters a line, two characters of indentation, `lines` lines a page. */
export function typeset(paragraphs: readonly string[], lines = 22): readonly (readonly Word[])[] {
  const pages: Word[][] = [];
  let row = 0;
  for (const paragraph of paragraphs) {
    for (let at = 0; at < paragraph.length; ) {
      const isFirst = at === 0;
      const end = at + (isFirst ? 26 : 28);
      const page = pages[Math.floor(row / lines)] ?? [];
      pages[Math.floor(row / lines)] = page;
      page.push({ text: paragraph.slice(at, end), x: isFirst ? 106 : 74, y: 120 + (row % lines) * 28 });
      row += 1;
      at = end;
    }
  }
  return pages;
}
