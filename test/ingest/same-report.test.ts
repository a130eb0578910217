import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { extract } from '../../src/ingest/extract.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { createReportReader } from '../../src/report/read-report.ts';
import type { Report } from '../../src/report/report.ts';
import { ninghaiDocx, ninghaiHtml, ninghaiTxt } from './ninghai.ts';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { themes } = readLexicon(file('../../corpus/lexicon'));
const bare = (text: string | null): string => (text ?? '').normalize('NFKC').replace(/\s+/gu, '');

/** What of a report must not depend on the format it came in. */
function essence(report: Report) {
  const { title, issuer, region, level, year, signedOn, sections, passages } = report;
  return {
    title: bare(title),
    issuer,
    region: region?.code,
    level,
    year,
    signedOn,
    sections: sections.map(({ depth, heading }) => `${depth} ${bare(heading)}`),
    passages: passages.map(({ kind, text }) => `${kind} ${bare(text)}`),
  };
}

describe('the same report', () => {
  const readReport = createReportReader(themes);
  const read = async (bytes: Uint8Array, name: string): Promise<Report> => readReport(await extract(bytes, name, null));
  let asText: Report;
  beforeAll(async () => {
    asText = await read(ninghaiTxt(), 'ninghai.txt');
  });

  it('as text has its title, sections and passages', () => {
    expect(essence(asText)).toMatchObject({ region: '330226', year: 2021, signedOn: '2022-03-31' });
    expect(asText.sections.length).toBeGreaterThan(20);
    expect(asText.passages.length).toBeGreaterThan(20);
  });

  it.each([
    ['a web page in GB18030', 'ninghai.html', ninghaiHtml],
    ['a Word file whose numbers are automatic', 'ninghai.docx', ninghaiDocx],
    ['an old Word file', 'ninghai.doc', () => readFileSync(file('../fixtures/ninghai.doc'))],
    ['a PDF', 'ninghai.pdf', () => readFileSync(file('../fixtures/ninghai.pdf'))],
  ])('as %s is the same', async (_, name, bytes) => {
    expect(essence(await read(bytes(), name))).toEqual(essence(asText));
  });
});
