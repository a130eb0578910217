// Requests that nobody means well by, on every route the application has, to a real server over a hostile corpus.
// By hand: TASHAN_ATTACKS=20000 npx vitest run test/attacks/requests.test.ts   (TASHAN_ATTACK_SEED=SEED:N sends one of them again)

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attack } from './attack.ts';
import { type AttackedServer, runCli, startAttacked } from './attacked-server.ts';
import { makeHostileCorpus } from './hostile-corpus.ts';
import type { Target } from './hostile-requests.ts';
import { learnTarget } from './learn-target.ts';
import type { Secrets } from './wrong-answers.ts';

const REQUESTS = Number(process.env.TASHAN_ATTACKS ?? 800);
const [SEED = 1, ONLY] = (process.env.TASHAN_ATTACK_SEED ?? '1').split(':').map(Number);
/** An index of more reports, for stalls that only size shows. */
const INDEX = process.env.TASHAN_ATTACK_INDEX;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

let folder = '';
let server: AttackedServer;
let target: Target;
let secrets: Secrets;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  const { corpus, canary } = makeHostileCorpus(folder);
  const index = INDEX ?? join(folder, 'index');
  if (INDEX === undefined) expect(runCli(['index', '--corpus', corpus, '--index', index]).status).toBe(0);
  server = await startAttacked(index);
  target = await learnTarget(server);
  secrets = { canary, paths: [folder, ROOT.replace(/\/$/, '')] };
  server.stalls.splice(0); // what warming up takes is measured elsewhere
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('an attacked server', () => {
  it('has routes and parameters to attack', () => {
    const paths = target.routes.map(({ method, path }) => `${method} ${path}`);
    const wanted = '/search /export /basket /settings /reports/:id/original /passages/:id /api/facets/region /readyz';
    for (const path of wanted.split(' ')) expect(paths).toContain(`GET ${path}`);
    for (const path of ['/import', '/import/decide', '/trash/restore', '/reports/:id/remove', '/login'])
      expect(paths).toContain(`POST ${path}`);
    const parameters = target.parameters.map(([name, value]) => `${name}=${value}`);
    for (const parameter of ['view=matrix', 'view=regions', 'part=2', 'noSynonyms=行政执法', 'search=行政执法'])
      expect(parameters).toContain(parameter);
    expect(target.ids.length).toBeGreaterThan(10);
  });

  it(`answers ${REQUESTS} hostile requests (seed ${SEED}) without a fault`, { timeout: 3_600_000 }, async () => {
    const failures = await attack({ server, target, secrets, seed: SEED, only: ONLY, requests: REQUESTS });
    expect(failures.join('\n\n')).toBe('');
  });

  it('still answers as before, and nobody has written to Object.prototype', async () => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/search?q=行政执法`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('polluted');
  });
});
