// In: nothing. Out: the shape of what is measured, as it stands in results/search-N.json. Types only.
// Times are milliseconds unless the name says seconds; sizes are bytes.

import type { QueryClass } from './query-mix.ts';

/** How long the queries of one kind took. */
export interface Spread {
  /** Queries measured; fewer than the mix holds where time ran out. */
  readonly queries: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface Memory {
  readonly rss: number;
  /** After garbage collection: JavaScript heap, and buffers outside it. */
  readonly heap: number;
  readonly external: number;
}

export interface BuildFigures {
  readonly seconds: number;
  /** Of these, seconds spent reading files; null where the peer was given tokens. */
  readonly readingSeconds: number | null;
  readonly peakRss: number;
  readonly disk: number;
  /** Why the index could not be saved; null where it was. */
  readonly saveFailure: string | null;
}

export interface ServeFigures {
  /** null where the index could not be saved, so that the process that built it answered. */
  readonly openMs: number | null;
  readonly firstMs: number;
  readonly memory: Memory;
  readonly smart: Spread;
  /** null for a peer that knows tokens only. */
  readonly exact: Spread | null;
  readonly classes: Readonly<Partial<Record<QueryClass, Spread>>>;
  /** For each of the checked queries, how many passages have one of its words; null where the peer cannot tell. */
  readonly hits: readonly (number | null)[];
}

export interface EngineResult {
  readonly name: string;
  readonly version: string;
  readonly build: BuildFigures | null;
  readonly serve: ServeFigures | null;
  /** Why something is missing; null when all was measured. */
  readonly failure: string | null;
}

/** How soon one added report is found. */
export interface AddedFigures {
  readonly buildSeconds: number;
  readonly openSeconds: number;
  readonly searchSeconds: number;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memory: number;
  readonly node: string;
  /** Processes that wanted a core in the minute before; above 0.5 somebody else was at work and times are too long. */
  readonly load: number;
}

export interface SearchResults {
  readonly reports: number;
  readonly passages: number;
  readonly machine: Machine;
  /** Tashan's search call first, then its engine alone, then the peers. */
  readonly engines: readonly EngineResult[];
  readonly added: AddedFigures | null;
  readonly addedFailure: string | null;
  readonly caps: { readonly minutes: number; readonly tashanBuildMinutes: number; readonly bytes: number };
}
