// Prints how well reports are read, against ../shared/eval: metadata, outline, kinds, themes, facts, and the speed of reading.
//   cd bench && npm ci && npm run reading [FOLDER_OF_SHARED]

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { extract } from '../src/ingest/extract.ts';
import { readLexicon } from '../src/lexicon/read-lexicon.ts';
import { createReportReader } from '../src/report/read-report.ts';
import type { Passage, Report } from '../src/report/report.ts';
import { createThemeClassifier } from '../src/report/themes/themes.ts';
import { addUp, bare, f1, macroF1, type Share, share, tally } from './scores.ts';

interface GoldReport {
  readonly id: string;
  readonly file: string;
  readonly title: string | null;
  readonly titleAlso: readonly string[];
  readonly issuer: string;
  readonly issuerAlso: readonly string[];
  readonly province: string | null;
  readonly city: string | null;
  readonly county: string | null;
  readonly level: string;
  readonly reportYear: number;
  readonly publishedOn: string | null;
  readonly writtenOn: string | null;
  readonly signedOn: string | null;
  readonly docNumber: string | null;
  readonly indexNumber: string | null;
  readonly addressee: string | null;
  readonly bodyStartsWith: string;
  readonly bodyEndsWith: string;
  readonly sections: readonly { readonly depth: number; readonly heading: string }[];
}

interface GoldPassage {
  readonly report: string;
  readonly quote: string;
  readonly kind: '举措' | '问题' | '计划' | '导语';
  readonly themes: readonly string[];
  readonly documents: readonly string[];
  readonly honours: readonly string[];
  readonly figures: readonly { readonly value: number; readonly unit: string }[];
}

interface GoldPage {
  readonly id: string;
  readonly title: string | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly county: string | null;
  readonly township: string | null;
  readonly level: string;
  readonly issuerKind: '政府' | '部门';
  readonly issuer: string;
  readonly reportYear: number;
  readonly publishedOn: string | null;
  readonly docNumber: string | null;
  readonly writtenOn: string | null;
  readonly placeFromText: boolean;
  readonly provinceFromText: boolean;
}

const shared = resolve(process.argv[2] ?? join(import.meta.dirname, '../../shared'));
const readText = (path: string): string => readFileSync(join(shared, path), 'utf8');
const readLines = <T>(path: string): readonly T[] =>
  readText(path)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const { themes } = readLexicon(join(import.meta.dirname, '../corpus/lexicon'));
const readReport = createReportReader(themes);
const read = async (text: string, name: string): Promise<Report> =>
  readReport(await extract(Buffer.from(text), name, null));

const goldReports = JSON.parse(readText('eval/reports.json')) as readonly GoldReport[];
const goldPassages = readLines<GoldPassage>('eval/passages.jsonl');
const reports = new Map<string, Report>();
for (const gold of goldReports) reports.set(gold.id, await read(readText(`reports/${gold.file}`), gold.file));

const print = (what: string, figure: string): void => console.log(`${what.padEnd(44)} ${figure}`);
const misses: string[] = [];

function count(checks: readonly (readonly [string, boolean])[], where: string): Share {
  for (const [field, isRight] of checks) if (!isRight) misses.push(`${where}: ${field}`);
  return { right: checks.filter(([, isRight]) => isRight).length, of: checks.length };
}

const sum = (shares: readonly Share[]): Share => ({
  right: shares.reduce((total, { right }) => total + right, 0),
  of: shares.reduce((total, { of }) => total + of, 0),
});

/** A title that was derived counts as none; see the README of the gold. */
const titleOf = (report: Report): string => bare(report.derived.includes('title') ? null : report.title);

function fiveReports(): void {
  const metadata = goldReports.map((gold) => {
    const report = reports.get(gold.id) as Report;
    const { region } = report;
    const same = (field: 'publishedOn' | 'writtenOn' | 'signedOn' | 'docNumber' | 'indexNumber' | 'addressee') =>
      [field, bare(report[field]) === bare(gold[field])] as const;
    return count(
      [
        ['title', [gold.title, ...gold.titleAlso].map(bare).includes(titleOf(report))],
        ['issuer', [gold.issuer, ...gold.issuerAlso].map(bare).includes(bare(report.issuer))],
        ['province', region?.province === gold.province],
        ['city', (region?.city ?? null) === gold.city],
        ['county', (region?.county ?? null) === gold.county],
        ['level', report.level === gold.level],
        ['year', report.year === gold.reportYear],
        ...(['publishedOn', 'writtenOn', 'signedOn', 'docNumber', 'indexNumber', 'addressee'] as const).map(same),
      ],
      gold.id,
    );
  });
  print('metadata of the five reports', share(sum(metadata)));
  const bodies = goldReports.map(({ id, bodyStartsWith, bodyEndsWith }) => {
    const body = bare((reports.get(id) as Report).body);
    return count(
      [
        ['body start', body.startsWith(bare(bodyStartsWith))],
        ['body end', body.endsWith(bare(bodyEndsWith))],
      ],
      id,
    );
  });
  print('body starts and ends', share(sum(bodies)));
  const headings = goldReports.map((gold) =>
    tally(
      (reports.get(gold.id) as Report).sections.map(({ depth, heading }) => `${depth} ${bare(heading)}`),
      gold.sections.map(({ depth, heading }) => `${depth} ${bare(heading)}`),
    ),
  );
  print('headings with depth, F1', f1(addUp(headings)).toFixed(4));
}

const KINDS = { 举措: 'practice', 问题: 'problem', 计划: 'plan', 导语: 'preamble' } as const;

function passages(): void {
  const pairs = goldPassages.map((gold) => {
    const all = (reports.get(gold.report) as Report).passages;
    return { gold, passage: all.find(({ text }) => bare(text).includes(bare(gold.quote))) };
  });
  const found = pairs.filter((pair): pair is { gold: GoldPassage; passage: Passage } => pair.passage !== undefined);
  print('judged passages that lie in one passage', share({ right: found.length, of: pairs.length }));
  print(
    'kinds',
    share(
      count(
        found.map(({ gold, passage }) => [gold.quote, passage.kind === KINDS[gold.kind]]),
        'kind',
      ),
    ),
  );
  const labels = found.map(({ gold, passage }) => ({ found: passage.themes, wanted: gold.themes }));
  print(
    'main theme',
    share({ right: labels.filter((label) => label.found[0] === label.wanted[0]).length, of: labels.length }),
  );
  print('themes, macro-F1', macroF1(labels).toFixed(4));
  // Of passages that hold several judged ones, the gold of all of them together is what is to be found.
  const byPassage = new Map<Passage, GoldPassage[]>();
  for (const { gold, passage } of found) byPassage.set(passage, [...(byPassage.get(passage) ?? []), gold]);
  const judged = [...byPassage];
  const documents = judged.map(([passage, golds]) =>
    tally(
      [...new Set(passage.documents.map(({ text }) => bare(text)))],
      golds.flatMap((gold) => gold.documents.map(bare)),
    ),
  );
  print('documents, F1', f1(addUp(documents)).toFixed(4));
  const honours = judged.map(([passage, golds]) => {
    const wanted = golds.flatMap((gold) => gold.honours.map(bare));
    const given = passage.honours.map(({ text }) => bare(text));
    const meets = (a: string, b: string): boolean => a.includes(b) || b.includes(a);
    return {
      right: given.filter((text) => wanted.some((honour) => meets(text, honour))).length,
      found: given.length,
      wanted: wanted.length,
    };
  });
  print('honours (one within the other), F1', f1(addUp(honours)).toFixed(4));
  const figures = judged.map(([passage, golds]) =>
    tally(
      passage.figures.map(({ value, unit }) => `${value} ${unit}`),
      golds.flatMap((gold) => gold.figures.map(({ value, unit }) => `${value} ${unit}`)),
    ),
  );
  const { right, wanted } = addUp(figures);
  print('figures (number and unit), recall', share({ right, of: wanted }));
}

async function pageHeads(): Promise<void> {
  const texts = new Map(
    readLines<{ id: string; text: string }>('eval/pages/pages.jsonl').map(({ id, text }) => [id, text]),
  );
  const shares: Share[] = [];
  for (const gold of readLines<GoldPage>('eval/pages/gold.jsonl')) {
    const report = await read(texts.get(gold.id) ?? '', `${gold.id}.txt`);
    const place = (['province', 'city', 'county', 'township'] as const)
      .filter((field) => (field === 'province' ? gold.provinceFromText : gold.placeFromText))
      .map((field) => [field, bare(report.region?.[field] ?? null) === bare(gold[field])] as const);
    const issuer = bare(report.issuer);
    shares.push(
      count(
        [
          ['title', titleOf(report) === bare(gold.title)],
          ...place,
          ['level', report.level === gold.level],
          ['issuerKind', report.issuerKind === (gold.issuerKind === '政府' ? 'government' : 'department')],
          ...(gold.placeFromText
            ? [
                [
                  'issuer',
                  issuer !== '' && (issuer.endsWith(bare(gold.issuer)) || bare(gold.issuer).endsWith(issuer)),
                ] as const,
              ]
            : []),
          ['year', report.year === gold.reportYear],
          ['publishedOn', report.publishedOn === gold.publishedOn],
          ['writtenOn', report.writtenOn === gold.writtenOn],
          ['docNumber', bare(report.docNumber) === bare(gold.docNumber)],
        ],
        gold.id,
      ),
    );
  }
  print('metadata of the page heads', share(sum(shares)));
  const themesOf = createThemeClassifier(themes);
  const labels = readLines<{ heading: string | null; text: string; themes: readonly string[] }>(
    'eval/pages/themes.jsonl',
  ).map(({ heading, text, themes: wanted }) => ({ found: themesOf({ heading, path: [], text }), wanted }));
  print(
    'main theme of single paragraphs',
    share({ right: labels.filter((label) => label.found[0] === label.wanted[0]).length, of: labels.length }),
  );
  print('themes of single paragraphs, macro-F1', macroF1(labels).toFixed(4));
}

fiveReports();
passages();
await pageHeads();
if (misses.length > 0) console.log(`\nmissed:\n${misses.map((miss) => `  ${miss}`).join('\n')}`);
