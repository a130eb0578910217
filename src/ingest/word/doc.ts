// In: the bytes of a .doc (Word 97 to 2003). Out: its text with the numbers of its lists, or a flaw that says why not.
// By hand and not by word-extractor 1.0: that drops the numbers of lists, and on a file whose sectors run in a ring it
// takes memory until the process is ended, which no one can catch.

import type { ExtractedText } from '../extracted-document.ts';
import { type Flaw, flaw } from '../flaw.ts';
import { type CompoundFile, openCompoundFile } from './compound-file.ts';
import { readDocLines } from './doc-lines.ts';

const WORD_97 = 0xc1;
const SIGNATURE = 0xa5ec;
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;
const HEADER_SIZE = 0x2f2;

/** Never throws on a bad file. */
export function readDoc(bytes: Uint8Array): ExtractedText {
  try {
    const file = openCompoundFile(bytes);
    // .docx with a password is an encrypted package inside a compound file.
    if (file.names.includes('EncryptedPackage')) return unread(locked());
    const main = file.read('WordDocument');
    if (!main) return unread(notWord(file));
    if (main.length < HEADER_SIZE) return unread(damaged());
    if (main.readUInt16LE(0) !== SIGNATURE || main.readUInt16LE(2) < WORD_97) return unread(tooOld());
    const flags = main.readUInt16LE(10);
    if ((flags & ENCRYPTED) !== 0) return unread(locked());
    const table = file.read((flags & SECOND_TABLE) === 0 ? '0Table' : '1Table');
    if (!table) return unread(damaged());
    const { lines, isWhole } = readDocLines({ main, table, data: file.read('Data') ?? Buffer.alloc(0) });
    return { text: lines.join('\n'), flaws: isWhole ? [] : [tooLong()] };
  } catch (error) {
    // Every read past the end of a table says so.
    if (!(error instanceof RangeError)) throw error;
    return unread(damaged());
  }
}

function unread(reason: Flaw): ExtractedText {
  return { text: '', flaws: [reason] };
}

const OTHER_FILES: readonly (readonly [string, string])[] = [
  ['Workbook', 'Excel 表格'],
  ['Book', 'Excel 表格'],
  ['PowerPoint Document', '演示文稿'],
];

function notWord(file: CompoundFile): Flaw {
  const other = OTHER_FILES.find(([stream]) => file.names.includes(stream));
  return other ? flaw('unknown-type', `这是${other[1]}，不能读取；请另存为 .docx 或带文字的 .pdf 后再放入`) : damaged();
}

function locked(): Flaw {
  return flaw('password-protected', '文件设有打开密码，未读取；请用密码打开，去掉密码另存后再放入');
}

function damaged(): Flaw {
  return flaw('damaged-file', '文件已损坏或没有下载完整，读不出文字；请重新下载，或用 Word、WPS 打开修复后另存');
}

function tooOld(): Flaw {
  return flaw('unknown-type', '这是 Word 95 或更早的文件，不能读取；请用 Word 或 WPS 打开，另存为 .docx 后再放入');
}

function tooLong(): Flaw {
  return flaw('truncated-text', '文件过长，只读了前面的部分；请只保留报告正文');
}
