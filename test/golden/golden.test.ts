// Searches over the reports of corpus/ as data: each file says what is asked, which passages are to come in which order, and why.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { openService } from '../../src/commands/open-service.ts';
import { readConfig } from '../../src/config.ts';
import type { SearchResult } from '../../src/search/search-answer.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import type { SearchService } from '../../src/search/search-service.ts';
import { sampleIndex } from '../once-a-run.ts';

interface GoldenSearch {
  readonly name: string;
  readonly request: Readonly<Record<string, string>>;
  /** What it is searched as; left out where it is searched as typed. */
  readonly corrected?: string | null;
  readonly total: Readonly<Record<string, number>>;
  /** Every passage listed that has a word of the query, in order: its place, how its heading or text goes on, and why it is there. */
  readonly order: readonly { readonly place: string; readonly passage: string; readonly because: string }[];
}

const HERE = fileURLToPath(new URL('.', import.meta.url));
const searches = readdirSync(HERE)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(HERE, name), 'utf8')) as GoldenSearch);

let service: SearchService;
beforeAll(async () => {
  service = await openService(readConfig({ index: await sampleIndex() }, {}));
});

function entryOf({ region, heading, text, kind, matchedBy }: SearchResult): GoldenSearch['order'][number] {
  const { literal, synonym, missing } = matchedBy;
  const reasons = [
    literal.length > 0 ? `${literal.join('、')} as typed` : '',
    synonym.length > 0 ? `${synonym.join('、')} instead` : '',
    missing.length > 0 ? `lacks ${missing.join('、')}` : '',
    kind === 'practice' ? '' : `a ${kind}`,
  ];
  return {
    place: region?.name ?? '',
    passage: heading ?? text.slice(0, 12),
    because: reasons.filter((reason) => reason !== '').join('; '),
  };
}

describe('over the sample corpus', () => {
  it('there are searches to hold it to', () => {
    expect(searches.length).toBeGreaterThanOrEqual(50);
  });

  it.each(searches)('$name', ({ request, corrected = null, total, order }) => {
    const answer = service.search(parseSearchRequest({ size: '100', ...request }));
    expect(answer.query.corrected).toBe(corrected);
    expect(answer.total).toMatchObject(total);
    // Those that have no word of the query, only part of one, fill up the end of short lists.
    const withWords = answer.results.filter(({ matchedBy }) => matchedBy.literal.length + matchedBy.synonym.length > 0);
    expect((request.q ? withWords : answer.results).map(entryOf)).toEqual(order);
  });
});
