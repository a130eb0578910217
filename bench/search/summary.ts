// In: what was measured of an engine. Out: lines for the terminal while the bench runs.

import { milliseconds, seconds, size } from './figures.ts';
import type { EngineResult, Spread } from './measurements.ts';

const spreadText = ({ p50, p95, p99, queries }: Spread): string =>
  `p50 ${milliseconds(p50)}, p95 ${milliseconds(p95)}, p99 ${milliseconds(p99)} (${queries})`;

export function describeEngine({ name, version, build, serve, failure }: EngineResult): string {
  const parts = [`${name} ${version}`.trim()];
  if (build) parts.push(`build ${seconds(build.seconds)}, disk ${size(build.disk)}, peak ${size(build.peakRss)}`);
  if (build?.saveFailure) parts.push(`not saved: ${build.saveFailure}`);
  if (serve) {
    const { memory, openMs } = serve;
    parts.push(openMs === null ? 'never opened' : `open ${milliseconds(openMs)}`);
    parts.push(`RSS ${size(memory.rss)}, heap and buffers ${size(memory.heap + memory.external)}`);
    parts.push(`words ${spreadText(serve.smart)}`);
    if (serve.exact) parts.push(`exact ${spreadText(serve.exact)}`);
  }
  if (failure !== null) parts.push(`FAILED: ${failure}`);
  return parts.join('\n    ');
}
