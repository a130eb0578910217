// In: paragraphs, list definitions and other parts. Out: the bytes of a .docx, as small as Word and LibreOffice take it.
// For tests only: written by hand, so that a test can say exactly what stands in the file.

import { crc32, deflateRawSync } from 'node:zlib';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export interface DocxParts {
  /** Inside `<w:body>`. */
  readonly body: string;
  /** Inside `<w:numbering>`, `<w:styles>`, `<w:hdr>`, `<w:ftr>`. */
  readonly numbering?: string;
  readonly styles?: string;
  readonly header?: string;
  readonly footer?: string;
}

export function makeDocx({ body, numbering = '', styles = '', header, footer }: DocxParts): Uint8Array {
  const section =
    (header === undefined ? '' : '<w:headerReference w:type="default" r:id="r3"/>') +
    (footer === undefined ? '' : '<w:footerReference w:type="default" r:id="r4"/>') +
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992"/>';
  const parts: readonly (readonly [string, string, string])[] = [
    ['numbering', 'numbering', `<w:numbering ${W}>${numbering}</w:numbering>`],
    ['styles', 'styles', `<w:styles ${W}>${styles}</w:styles>`],
    ['header', 'header', `<w:hdr ${W}>${header ?? '<w:p/>'}</w:hdr>`],
    ['footer', 'footer', `<w:ftr ${W}>${footer ?? '<w:p/>'}</w:ftr>`],
  ];
  const types = parts.map(
    ([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${type}+xml"/>`,
  );
  const relations = parts.map(
    ([name, type], i) => `<Relationship Id="r${i + 1}" Type="${OFFICE}/${type}" Target="${name}.xml"/>`,
  );
  const relationships = (inner: string): string =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  return makeZip([
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>${types.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      relationships(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`),
    ],
    ['word/_rels/document.xml.rels', relationships(relations.join(''))],
    [
      'word/document.xml',
      `${HEAD}<w:document ${W} xmlns:r="${OFFICE}"><w:body>${body}<w:sectPr>${section}</w:sectPr></w:body></w:document>`,
    ],
    ...parts.map(([name, , xml]) => [`word/${name}.xml`, HEAD + xml] as const),
  ]);
}

/** A paragraph; `properties` stands inside its `<w:pPr>`, `run` inside the `<w:rPr>` of its words. */
export function paragraph(text: string, properties = '', run = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}

/** `<w:pPr>` of an item of list `list`. */
export function listItem(list: number, level: number): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

/** A list with the given levels, `[format, template]` each. */
export function listDefinition(id: number, levels: readonly (readonly [string, string])[]): string {
  const inner = levels.map(
    ([format, template], i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${template}"/><w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${inner.join('')}</w:abstractNum>`;
}

/** All lists first, then what paragraphs refer to: the order that Word asks for. */
export function listUses(ids: readonly number[]): string {
  return ids.map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('');
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A ZIP archive of the entries, deflated. */
export function makeZip(entries: readonly (readonly [string, string | Uint8Array])[]): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt16LE(0x21, 8); // 1 January 1980, the first day of ZIP
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, place, Buffer.from(name)]));
    local.push(header);
    offset += header.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, index, end]);
}
