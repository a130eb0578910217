// In: what the page of reports shall show. Out: its path inside Tashan, the shortest that says it all.

export type ReportListParameter = 'view' | 'q' | 'region' | 'level' | 'year' | 'sort' | 'page';

const DEFAULTS: Readonly<Partial<Record<ReportListParameter, string>>> = { view: 'list', page: '1', sort: 'newest' };

export function reportListPath(values: Readonly<Partial<Record<ReportListParameter, string>>>): string {
  const names = ['view', 'q', 'region', 'level', 'year', 'sort', 'page'] as const;
  const pairs = names.flatMap((name): [string, string][] => {
    const value = values[name] ?? '';
    return value === '' || value === DEFAULTS[name] ? [] : [[name, value]];
  });
  return pairs.length === 0 ? 'reports' : `reports?${new URLSearchParams(pairs).toString()}`;
}
