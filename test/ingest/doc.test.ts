import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/ingest/extract.ts';
import { ninghaiDocx } from './ninghai.ts';
import { partsDocx, partsLines } from './parts.ts';

const fixture = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)));
const ninghai = (): Buffer => Buffer.from(fixture('ninghai.doc'));

async function flawsOf(bytes: Uint8Array, file = 'a.doc') {
  const { text, format, flaws } = await extract(bytes, file, null);
  return { text, format, codes: flaws.map(({ code }) => code), messages: flaws.map(({ message }) => message).join() };
}

describe('a .doc', () => {
  it.each([
    ['.docx', partsDocx()],
    ['.doc', fixture('parts.doc')],
  ])('is read with its numbers, its table and what its fields show, as %s', async (extension, bytes) => {
    const { text, flaws } = await extract(bytes, `parts${extension}`, null);
    expect(flaws).toEqual([]);
    expect(text.split('\n').filter((line) => line !== '')).toEqual(partsLines);
  });

  it('with a password says so', async () => {
    const bytes = ninghai();
    const header = bytes.indexOf(Buffer.from([0xec, 0xa5]));
    bytes.writeUInt16LE(bytes.readUInt16LE(header + 10) | 0x0100, header + 10);
    expect(await flawsOf(bytes)).toMatchObject({ text: '', codes: ['password-protected'] });
  });

  it('that holds an encrypted .docx says so, whatever it is called', async () => {
    const bytes = ninghai();
    const name = bytes.indexOf(Buffer.from('WordDocument', 'utf16le'));
    bytes.write('EncryptedPackage', name, 'utf16le');
    bytes.writeUInt16LE(34, name + 64);
    expect(await flawsOf(bytes, 'a.docx')).toMatchObject({ text: '', codes: ['password-protected'] });
  });

  it.each([600, 5_000, 12_000])('cut off after %i bytes is damaged', async (size) => {
    expect(await flawsOf(ninghai().subarray(0, size))).toMatchObject({ text: '', codes: ['damaged-file'] });
  });

  it('whose sectors run in a ring comes to an end', async () => {
    const bytes = ninghai();
    const table = (bytes.readUInt32LE(76) + 1) * 512;
    const first = bytes.readUInt32LE(48);
    bytes.writeUInt32LE(first + 1, table + first * 4);
    bytes.writeUInt32LE(first, table + (first + 1) * 4);
    expect((await flawsOf(bytes)).codes.length).toBeLessThan(3);
  });
});

describe('a file under another extension', () => {
  const page = '<html xmlns:o="urn:x"><body><p>云溪县推进依法行政，工作有序开展，群众满意。</p></body></html>';

  it.each([
    ['a web page as .doc', Buffer.from(page), 'a.doc', 'html'],
    ['a web page in GB18030 as .doc', iconv.encode(page, 'gbk'), 'a.doc', 'html'],
    ['a text as .doc', Buffer.from('云溪县推进依法行政，工作有序开展，群众满意。'), 'a.doc', 'txt'],
    ['a .doc as .docx', ninghai(), 'a.docx', 'doc'],
    ['a .docx as .doc', ninghaiDocx(), 'a.doc', 'docx'],
    ['a .pdf as .doc', fixture('ninghai.pdf'), 'a.doc', 'pdf'],
    ['a .docx as .txt', ninghaiDocx(), 'a.txt', 'docx'],
  ])('%s is read as what it is, and that is said', async (_, bytes, file, format) => {
    const read = await flawsOf(bytes, file);
    expect(read).toMatchObject({ format, text: expect.stringContaining('依法行政') });
    expect(read.codes).toContain('wrong-extension');
    expect(read.messages).toMatch(/扩展名/);
  });

  it.each([
    ['RTF', Buffer.from('{\\rtf1\\ansi x}'), /RTF.*另存为 \.docx/],
    ['a single-file web page', Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related'), /MHTML/],
    ['Word 2003 XML', Buffer.from('<?xml version="1.0"?>\n<w:wordDocument xmlns:w="x"/>'), /XML/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /OCR/],
  ])('%s says what to do', async (_, bytes, message) => {
    const read = await flawsOf(bytes);
    expect(read).toMatchObject({ text: '', codes: ['unknown-type'], messages: expect.stringMatching(message) });
  });
});
