import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assignKinds } from '../../src/report/outline/kinds.ts';
import { readOutline } from '../../src/report/outline/outline.ts';
import { cutPassages } from '../../src/report/outline/passages.ts';

const SHARED = new URL('../../../shared/', import.meta.url);
const KINDS = { 举措: 'practice', 问题: 'problem', 计划: 'plan', 导语: 'preamble' } as const;

interface GoldReport {
  readonly id: string;
  readonly file: string;
  readonly bodyStartsWith: string;
  readonly bodyEndsWith: string;
  readonly sections: readonly { readonly depth: number; readonly heading: string }[];
  readonly defects: readonly { readonly kind: string; readonly quote?: string }[];
}
interface GoldPassage {
  readonly report: string;
  readonly kind: keyof typeof KINDS;
  readonly quote: string;
}
interface GoldQuery {
  readonly relevant: readonly { readonly report: string; readonly quote: string }[];
}

const bare = (text: string) => text.replace(/\s+/gu, '');
const textOf = (file: string) => readFileSync(new URL(file, SHARED), 'utf8');
const linesOf = <Line>(file: string): readonly Line[] =>
  textOf(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

describe.skipIf(!existsSync(SHARED))('outline, passages and kinds of the five real reports (needs ../shared)', () => {
  const read = () => {
    const gold = JSON.parse(textOf('eval/reports.json')) as readonly GoldReport[];
    return gold.map((report) => {
      const body = bodyOf(report);
      const { sections } = readOutline(body);
      const drafts = cutPassages(body, sections);
      const texts = drafts.map(({ start, end }) => bare(body.slice(start, end)));
      return { report, body, sections, texts, ...assignKinds(body, sections, drafts) };
    });
  };

  it('finds the headings with F1 of at least 0.98', () => {
    let hits = 0;
    let total = 0;
    for (const { report, sections } of read()) {
      const gold = new Set(report.sections.map(({ depth, heading }) => depth + bare(heading)));
      hits += sections.filter(({ depth, heading }) => gold.has(depth + bare(heading))).length;
      total += report.sections.length + sections.length;
    }
    expect((2 * hits) / total).toBeGreaterThanOrEqual(0.98);
  });

  it('holds every judged quote in one passage and gives at least 97 % their kind', () => {
    const reports = read();
    const passageWith = (id: string, quote: string) => {
      const found = reports.find(({ report }) => report.id === id);
      const index = found?.texts.findIndex((text) => text.includes(bare(quote))) ?? -1;
      expect(index, quote).toBeGreaterThanOrEqual(0);
      return found?.kinds[index];
    };
    for (const { relevant } of linesOf<GoldQuery>('eval/queries.jsonl')) {
      for (const { report, quote } of relevant) passageWith(report, quote);
    }
    const passages = linesOf<GoldPassage>('eval/passages.jsonl');
    const right = passages.filter(({ report, quote, kind }) => passageWith(report, quote) === KINDS[kind]);
    expect(right.length / passages.length).toBeGreaterThanOrEqual(0.97);
  });

  it('cuts whole bodies into passages of 40 to 400 characters', () => {
    for (const { body, texts } of read()) {
      expect(texts.join('')).toBe(bare(body));
      expect(texts.filter((text) => text.length < 40 || text.length > 400)).toEqual([]);
    }
  });

  it('reports the parts without a heading', () => {
    for (const { report, flaws } of read()) {
      const gold = report.defects
        .filter(({ kind }) => kind === 'unheaded-part')
        .map(({ quote }) => quote?.slice(0, 12));
      expect(flaws.map(({ quote }) => quote?.slice(0, 12))).toEqual(gold);
    }
  });
});

/** The text between the first and last twelve characters that the gold names, white space aside. */
function bodyOf({ file, bodyStartsWith, bodyEndsWith }: GoldReport): string {
  const page = textOf(`reports/${file}`);
  const places = [...page].flatMap((character, place) => (/\s/u.test(character) ? [] : [place]));
  const text = bare(page);
  const start = places[text.indexOf(bodyStartsWith)] ?? 0;
  const end = places[text.lastIndexOf(bodyEndsWith) + bodyEndsWith.length - 1] ?? page.length;
  return page.slice(start, end + 1);
}
