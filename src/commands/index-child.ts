// In: a corpus, an index, a lexicon. Out: `tashan index` run over them in a process of its own.
// Its own process: a build may take all memory it is given, or fall over, and the server answers all the while. No shell is involved.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** From dist/commands; a test that runs from src gives the compiled program. */
const PROGRAM = fileURLToPath(new URL('../cli.js', import.meta.url));

// The last words of a failed build are the sentence that says why.
const KEPT_CHARS = 4_000;

export interface IndexFolders {
  readonly corpus: string;
  readonly index: string;
  readonly lexicon: string;
}

export type BuildOutcome = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly reason: string };

export interface IndexChild {
  /** Never rejects. */
  readonly outcome: Promise<BuildOutcome>;
  /** Ends the build; the index in place stays as it is. */
  stop(): void;
}

export function startIndexChild({ corpus, index, lexicon }: IndexFolders, program: string = PROGRAM): IndexChild {
  const flags = ['--corpus', corpus, '--index', index, '--lexicon', lexicon];
  const child = spawn(process.execPath, [program, 'index', ...flags], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-KEPT_CHARS);
  });
  const outcome = new Promise<BuildOutcome>((resolve) => {
    child.once('error', (error) => resolve({ kind: 'failed', reason: error.message }));
    child.once('close', (code, signal) =>
      resolve(code === 0 ? { kind: 'done' } : { kind: 'failed', reason: reasonOf(said, code, signal) }),
    );
  });
  return { outcome, stop: () => void child.kill() };
}

function reasonOf(said: string, code: number | null, signal: NodeJS.Signals | null): string {
  const at = said.lastIndexOf('错误：');
  if (at >= 0)
    return said
      .slice(at + '错误：'.length)
      .split(/\n {4}at /, 1)
      .join('')
      .trim();
  return signal ? `建索引的程序被结束了（${signal}），多半是内存不够` : `建索引的程序出错了（${code ?? '不详'}）`;
}
