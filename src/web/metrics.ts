// In: requests that were answered, searches that were made, the index in use. Out: figures as Prometheus reads them.
// Labels hold patterns of paths and statuses only: there are so many of them, whatever is asked for.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Overview, SearchService } from '../search/search-service.ts';
import type { AnsweredRequest } from './request-log.ts';

export interface Metrics {
  readonly contentType: string;
  answered(request: AnsweredRequest): void;
  /** The same service, its searches timed. */
  timed(service: SearchService): SearchService;
  text(): Promise<string>;
}

export interface MeasuredServer {
  /** null while the index cannot be searched. */
  readonly overview: () => Overview | null;
  readonly inFlight: () => number;
  /** How long it took to open the index in use. */
  readonly openedInMs: () => number;
  /** Answers kept, and how often one was sent again. */
  readonly cache: () => { readonly bytes: number; readonly hits: number; readonly misses: number };
}

// From a kept answer to one that somebody waits for.
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const METHODS = ['GET', 'HEAD', 'POST'];

export function createMetrics(server: MeasuredServer): Metrics {
  const register = new Registry();
  const registers = [register];
  // Heap, event loop, handles, garbage collection, open files.
  collectDefaultMetrics({ register });
  const requests = new Counter({
    name: 'tashan_http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'tashan_http_request_duration_seconds',
    help: 'From the head of a request to the end of its answer',
    labelNames: ['route'],
    buckets: SECONDS,
    registers,
  });
  const searches = new Histogram({
    name: 'tashan_search_duration_seconds',
    help: 'Searches, without the making of pages; kept answers are none',
    buckets: SECONDS,
    registers,
  });
  /** A figure that is null now is left out. */
  const gauge = (name: string, help: string, value: () => number | null): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const now = value();
        if (now === null) this.remove();
        else this.set(now);
      },
    });
  };
  gauge('tashan_up', '1 while searches are answered, 0 while the index cannot be used', () =>
    server.overview() === null ? 0 : 1,
  );
  gauge('tashan_index_reports', 'Reports in the index in use', () => server.overview()?.reports ?? null);
  gauge('tashan_index_passages', 'Passages in the index in use', () => server.overview()?.passages ?? null);
  gauge('tashan_index_built_timestamp_seconds', 'When the index in use was put in place; 0 when unknown', () => {
    const overview = server.overview();
    if (overview === null) return null;
    return overview.indexedAt === null ? 0 : Date.parse(overview.indexedAt) / 1_000;
  });
  gauge('tashan_index_open_seconds', 'What opening the index in use took', () => server.openedInMs() / 1_000);
  gauge('tashan_requests_in_flight', 'Requests being answered', server.inFlight);
  gauge('tashan_cache_bytes', 'Answers kept to be sent again', () => server.cache().bytes);
  gauge('tashan_cache_hits', 'Answers sent again since the start', () => server.cache().hits);
  gauge('tashan_cache_misses', 'Answers made that could be kept, since the start', () => server.cache().misses);

  return {
    contentType: register.contentType,
    answered({ method, route, status, ms }) {
      const label = route ?? 'none';
      requests.inc({ method: METHODS.includes(method) ? method : 'other', route: label, status: String(status) });
      durations.observe({ route: label }, ms / 1_000);
    },
    timed: (service) => ({
      ...service,
      search(request) {
        const end = searches.startTimer();
        const answer = service.search(request);
        end();
        return answer;
      },
    }),
    text: () => register.metrics(),
  };
}
