// In: reports (the invented ones unless given). Out: the real search service over them, all in memory.

import type { Report } from '../../src/report/report.ts';
import { createSearchService } from '../../src/search/create-search-service.ts';
import type { SearchService } from '../../src/search/search-service.ts';
import { sampleAnalyzer, sampleEngine } from '../sample-reports.ts';
import { inventedReports, lexicon } from './invented-reports.ts';

export function serviceOver(reports: readonly Report[] = inventedReports): SearchService {
  return createSearchService({
    engine: sampleEngine(reports),
    analyzer: sampleAnalyzer,
    lexicon,
    indexedAt: new Date('2024-05-03T02:20:00Z'),
  });
}
