// In: an empty folder. Out: in it `corpus/`, full of files that mean harm, and `outside/`, which nothing may read.
// For tests only. Every file is named for what it does, so that what is said of it can be looked up.

import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDocx, makeZip, paragraph } from '../ingest/make-docx.ts';
import { MARKER } from './random.ts';

export interface HostileCorpus {
  readonly corpus: string;
  /** Stands in `outside/canary.txt`, to which links in the corpus lead. */
  readonly canary: string;
  /** Files that must be told as flaws, with what is said. */
  readonly refused: Readonly<Record<string, RegExp>>;
}

const CANARY = '金丝雀7f3a91c2不在报告文件夹里';
const GIB = 2 ** 30;

/** A report that holds the marker wherever words can stand. */
function report(place: string, extra = ''): string {
  return `${place}人民政府${MARKER}关于2023年法治政府建设情况的报告\n\n索引号：${MARKER}\n网址：javascript:zqx()\n\n市委${MARKER}：\n\n一、主要做法${MARKER}\n（一）规范行政执法${MARKER}。${place}开展案卷评查${MARKER}，抽查案卷40卷，印发《${MARKER}办法》，获评全国${MARKER}示范，发现的问题全部督促整改到位${MARKER}。\n${extra}\n二、存在的问题\n执法力量不足${MARKER}，基层案卷质量有待提高，需要进一步加强培训与考核。\n\n${place}人民政府${MARKER}\n2024年1月15日\n`;
}

function page(place: string): string {
  return `<html><head><title>${MARKER}</title><link rel="canonical" href="https://x.example/${MARKER}"><meta property="og:url" content="javascript:zqx()"><script>zqx()</script></head><body onload="zqx()"><img src=x onerror=zqx()>${report(
    place,
  )
    .replaceAll('<', '&lt;')
    .split('\n')
    .map((line) => `<p onclick="zqx()">${line}</p>`)
    .join('')}<svg onload=zqx()></svg></body></html>`;
}

export function makeHostileCorpus(folder: string): HostileCorpus {
  const corpus = join(folder, 'corpus');
  const outside = join(folder, 'outside');
  mkdirSync(join(corpus, 'folder.txt'), { recursive: true });
  mkdirSync(outside);
  const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(corpus, name), content);

  writeFileSync(join(outside, 'canary.txt'), report('淳安县', CANARY));
  writeFileSync(join(outside, 'canary.meta.yaml'), `title: ${CANARY}\n`);
  symlinkSync(join(outside, 'canary.txt'), join(corpus, 'link-out.txt'));
  symlinkSync(outside, join(corpus, 'folder-out'));
  symlinkSync('../outside/canary.txt', join(corpus, 'link-relative.txt'));
  symlinkSync('link-to-itself.txt', join(corpus, 'link-to-itself.txt'));
  symlinkSync(join(outside, 'canary.meta.yaml'), join(corpus, 'marked.meta.yaml'));
  symlinkSync('.', join(corpus, 'link-to-its-folder'));
  execFileSync('mkfifo', [join(corpus, 'pipe.txt')]);
  symlinkSync('/dev/zero', join(corpus, 'endless.txt'));

  put('marked.txt', report('桐庐县'));
  put('folder.txt/inside.txt', report('宁海县'));
  put(`${MARKER.replaceAll('/', '')}.txt`, report('象山县'));
  put('new\nline.txt', report('建德市'));
  put('\u202egpj.txt', report('临安区'));
  put('marked.html', page('富阳区'));
  put(
    'marked.docx',
    makeDocx({
      body: report('余杭区')
        .split('\n')
        .map((line) => paragraph(line))
        .join(''),
    }),
  );
  put('sidecar.txt', report('西湖区'));
  put(
    'sidecar.meta.yaml',
    ['title', 'issuer', 'docNumber', 'indexNumber', 'addressee']
      .map((field) => `${field}: ${JSON.stringify(MARKER + field)}\n`)
      .join('') +
      `sourceUrl: javascript:zqx()\nid: "../../x"\n"${'<zqx onzq=1>'}": 1\nconstructor: 1\n__proto__: {a: 1}\n`,
  );
  put(
    'matter.md',
    `---\ntitle: ${JSON.stringify(MARKER)}\nsourceUrl: "https://x.example/\\"><zqx onzq=1>&zq;"\n---\n${report('上城区')}`,
  );
  put(
    'laughs.md',
    `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]\n---\n${report('拱墅区')}`,
  );
  put('nested.html', `${'<div><table><tr><td>'.repeat(100_000)}${page('滨江区')}`);
  put('long-line.txt', `${report('萧山区')}${'一是'.repeat(2_000_000)}`);

  put(
    'slip.docx',
    makeZip([
      ['../../outside/slipped.txt', CANARY],
      ['/tmp/slipped.txt', CANARY],
      ['word/document.xml', '<x/>'],
    ]),
  );
  put(
    'bomb.docx',
    makeZip([
      [
        'word/document.xml',
        `<w:document><w:body>${`<w:p><w:r><w:t>${'0'.repeat(1_000_000)}</w:t></w:r></w:p>`.repeat(300)}</w:body></w:document>`,
      ],
    ]),
  );
  const entities = Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('');
  put(
    'laughs.docx',
    makeZip([
      [
        'word/document.xml',
        `<!DOCTYPE x [<!ENTITY a0 "lol">${entities}<!ENTITY f SYSTEM "file://${join(outside, 'canary.txt')}">]><w:document><w:body><w:p><w:r><w:t>&a12;&f;</w:t></w:r></w:p></w:body></w:document>`,
      ],
    ]),
  );
  put(
    'deep.docx',
    makeZip([
      ['word/document.xml', `<w:document><w:body>${'<w:tbl><w:tr><w:tc>'.repeat(200_000)}</w:body></w:document>`],
    ]),
  );
  put('loop.pdf', loopingPdf());
  put('torn.pdf', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nstartxref\n99999999\n%%EOF');
  put('empty.txt', '');
  sparse(join(corpus, 'sparse.txt'), GIB);
  sparse(join(corpus, 'sparse.pdf'), GIB);
  put('closed.txt', report('钱塘区'));
  chmodSync(join(corpus, 'closed.txt'), 0o000);
  writeFileSync(
    Buffer.concat([Buffer.from(`${corpus}/`), Buffer.from([0xb7, 0xa8, 0xd6, 0xce]), Buffer.from('.txt')]),
    report('临平区'),
  );

  return {
    corpus,
    canary: CANARY,
    refused: {
      'link-out.txt': /报告文件夹之外/,
      'link-relative.txt': /报告文件夹之外/,
      'folder-out': /报告文件夹之外/,
      'endless.txt': /报告文件夹之外/,
      'link-to-itself.txt': /链接/,
      'pipe.txt': /不是普通文件/,
      'slip.docx': /读不出|没有正文|损坏/,
      'bomb.docx': /./,
      'laughs.docx': /./,
      'deep.docx': /./,
      'loop.pdf': /./,
      'torn.pdf': /损坏|读不出/,
      'empty.txt': /文件是空的/,
      'sparse.txt': /超过 20 MB/,
      'sparse.pdf': /超过 20 MB/,
      '\ufffd\ufffd\ufffd\ufffd.txt': /文件名的编码不对/,
    },
  };
}

/** A file of one line of zeros that takes no room on the disk. */
function sparse(path: string, bytes: number): void {
  const file = openSync(path, 'w');
  ftruncateSync(file, bytes);
  closeSync(file);
}

/** Its tree of pages, its table of objects and its outline all lead back to themselves. */
function loopingPdf(): string {
  const objects = [
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>\nendobj\n',
    '2 0 obj\n<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 1000000 /Parent 2 0 R >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 3 0 R /Resources 3 0 R >>\nendobj\n',
    '4 0 obj\n<< /First 4 0 R /Last 4 0 R /Next 4 0 R >>\nendobj\n',
  ];
  const head = '%PDF-1.7\n';
  let at = head.length;
  const rows = objects.map((object) => {
    const row = `${String(at).padStart(10, '0')} 00000 n \n`;
    at += object.length;
    return row;
  });
  return `${head}${objects.join('')}xref\n0 5\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size 5 /Root 1 0 R /Prev ${at} >>\nstartxref\n${at}\n%%EOF`;
}
