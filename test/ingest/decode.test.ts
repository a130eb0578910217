import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/ingest/decode.ts';

const TEXT = '云溪县2023年法治政府建设情况报告\n2023年,云溪县推进依法行政,工作有序开展。\n';
const utf8 = new TextEncoder().encode(TEXT);

describe('decode', () => {
  it('reads UTF-8 without and with a byte order mark', () => {
    expect(decode(utf8, null)).toEqual({ text: TEXT, encoding: 'UTF-8', flaws: [] });
    expect(decode(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]), null).text).toBe(TEXT);
  });

  it.each(['UTF-16LE', 'UTF-16BE'])('reads %s with and without a byte order mark', (encoding) => {
    expect(decode(iconv.encode(TEXT, encoding, { addBOM: true }), null)).toMatchObject({ text: TEXT, encoding });
    expect(decode(iconv.encode(TEXT, encoding), null)).toMatchObject({ text: TEXT, encoding });
  });

  it('reads GBK and GB18030 as GB18030', () => {
    expect(decode(iconv.encode(TEXT, 'gbk'), null)).toEqual({ text: TEXT, encoding: 'GB18030', flaws: [] });
  });

  it('reads Big5', () => {
    const traditional = '雲溪縣人民政府關於法治政府建設情況的報告,我縣依法行政,工作有序。';
    expect(decode(iconv.encode(traditional, 'big5'), null)).toMatchObject({ text: traditional, encoding: 'Big5' });
  });

  it('takes a declared charset only where it reads without a broken character', () => {
    expect(decode(iconv.encode(TEXT, 'gbk'), 'gb2312').text).toBe(TEXT);
    expect(decode(utf8, 'gb2312').encoding).toBe('UTF-8');
  });

  it.each(['iso-8859-1', 'ISO8859-15', 'windows-1252', 'latin1', 'cp1252', 'us-ascii'])(
    'reads GBK as such where the page declares %s',
    (declared) => {
      expect(decode(iconv.encode(TEXT, 'gbk'), declared)).toEqual({ text: TEXT, encoding: 'GB18030', flaws: [] });
      const traditional = '雲溪縣人民政府關於法治政府建設情況的報告,我縣依法行政,工作有序。';
      expect(decode(iconv.encode(traditional, 'big5'), declared)).toMatchObject({
        text: traditional,
        encoding: 'Big5',
      });
    },
  );

  it('gives no text for Latin words in a single-byte charset, never wrong Chinese', () => {
    const french = decode(
      iconv.encode('Rapport annuel: l’état de droit, été 2023, déjà publié.', 'windows-1252'),
      'windows-1252',
    );
    expect(french.text).toBeNull();
  });

  it('believes a single-byte charset of a page that writes its Chinese as character references', () => {
    const page = `<p>${[...TEXT].map((c) => `&#${c.codePointAt(0)};`).join('')}\u00a0\u00a9</p>`;
    expect(decode(iconv.encode(page, 'windows-1252'), 'windows-1252').text).toBe(page);
  });

  it('reads UTF-8 that is cut in the middle of a character and says so', () => {
    const cut = decode(utf8.subarray(0, utf8.length - 2), null);
    expect(cut.encoding).toBe('UTF-8');
    expect(cut.flaws.map(({ code }) => code)).toEqual(['undecodable-text']);
  });

  it('gives no text for bytes that are no text', () => {
    expect(decode(new Uint8Array([0, 1, 2, 0, 255, 254, 0, 0]), null).text).toBeNull();
  });
});
