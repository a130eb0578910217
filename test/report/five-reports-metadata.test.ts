import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

const SHARED = new URL('../../../shared/', import.meta.url);
const GOLD = new URL('eval/reports.json', SHARED);

interface Gold {
  readonly id: string;
  readonly file: string;
  readonly title: string | null;
  readonly titleAlso: readonly string[];
  readonly issuer: string;
  readonly issuerAlso: readonly string[];
  readonly province: string;
  readonly city: string;
  readonly county: string;
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
  readonly closing: readonly string[];
}

const plain = (text: string): string => text.replace(/\s+/g, '');

describe.skipIf(!existsSync(GOLD))('metadata of the five real reports (needs ../shared)', () => {
  const golds: readonly Gold[] = existsSync(GOLD) ? JSON.parse(readFileSync(GOLD, 'utf8')) : [];

  it.each(golds)('$id is read as a careful reader does', (gold) => {
    const { layout, metadata } = readDocument(readFileSync(new URL(`reports/${gold.file}`, SHARED)));
    const title = metadata.derived.includes('title') ? null : plain(metadata.title ?? '');
    expect(gold.title === null ? [null] : [gold.title, ...gold.titleAlso].map(plain)).toContain(title);
    expect([gold.issuer, ...gold.issuerAlso]).toContain(metadata.issuer);
    expect(metadata).toMatchObject({
      region: { province: gold.province, city: gold.city, county: gold.county },
      level: gold.level,
      year: gold.reportYear,
      publishedOn: gold.publishedOn,
      writtenOn: gold.writtenOn,
      signedOn: gold.signedOn,
      docNumber: gold.docNumber,
      indexNumber: gold.indexNumber,
      addressee: gold.addressee,
    });
    expect(plain(layout.body).slice(0, 12)).toBe(gold.bodyStartsWith);
    expect(plain(layout.body).slice(-12)).toBe(gold.bodyEndsWith);
    expect(layout.closing).toEqual(gold.closing);
  });
});
