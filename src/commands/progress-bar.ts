// In: how far a build is. Out: a bar with rate and time left on a terminal, a line now and then elsewhere; always on stderr.

import { SingleBar } from 'cli-progress';
import type { ProgressListener } from '../indexer/readings.ts';

const PHASES = { read: '读取报告', index: '建立索引', merge: '合并索引' } as const;
const UNITS = { read: '份', index: '段', merge: '段' } as const;

export interface Progress {
  readonly listen: ProgressListener;
  stop(): void;
}

export function createProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? barProgress(stream) : lineProgress(stream);
}

function barProgress(stream: NodeJS.WriteStream): Progress {
  let bar: SingleBar | null = null;
  let phase: keyof typeof PHASES | null = null;
  let startedMs = 0;
  const stop = (): void => {
    bar?.stop();
    bar = null;
  };
  return {
    listen(current, done, total) {
      if (current !== phase) {
        stop();
        phase = current;
        startedMs = performance.now();
        bar = new SingleBar({
          stream,
          format: `${PHASES[current]} [{bar}] {percentage}% · {value}/{total} ${UNITS[current]} · {rate} ${UNITS[current]}/秒 · 还需 {eta_formatted}`,
          hideCursor: true,
        });
        bar.start(total, 0, { rate: '-' });
      }
      const seconds = (performance.now() - startedMs) / 1000;
      bar?.update(done, { rate: seconds > 0 ? Math.round(done / seconds) : '-' });
      if (done === total) stop();
    },
    stop,
  };
}

function lineProgress(stream: NodeJS.WriteStream): Progress {
  return {
    listen(phase, done, total) {
      if (done === total) stream.write(`${PHASES[phase]} ${total} ${UNITS[phase]}\n`);
    },
    stop: () => {},
  };
}
