// In: nothing. Out: the machine that measures, without its name.

import { cpus, loadavg, totalmem } from 'node:os';
import type { Machine } from './measurements.ts';

export function thisMachine(): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memory: totalmem(),
    node: process.version,
    load: loadavg()[0] ?? 0,
  };
}
