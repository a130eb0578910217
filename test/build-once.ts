// Before the tests: dist/, so that those that start `tashan` run what src/ says now, and an empty folder for what the run shares.
// Whether the types agree is asked by `npm run check`; here it would only be waited for.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Made before the first test, gone after the last. */
    readonly runFolder: string;
  }
}

export default function setup(project: TestProject): () => void {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  for (const config of ['tsconfig.build.json', 'tsconfig.browser.json']) {
    execFileSync(process.execPath, [tsc, '-p', config, '--noCheck'], { cwd: root, stdio: 'inherit' });
  }
  const runFolder = mkdtempSync(join(tmpdir(), 'tashan-run-'));
  project.provide('runFolder', runFolder);
  return () => rmSync(runFolder, { recursive: true, force: true });
}
