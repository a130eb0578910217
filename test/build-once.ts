// Compiles dist/ before the tests, so that those that start `tashan` run what src/ says now.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export default function setup(): void {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  for (const config of ['tsconfig.build.json', 'tsconfig.browser.json']) {
    execFileSync(process.execPath, [tsc, '-p', config], { cwd: root, stdio: 'inherit' });
  }
}
