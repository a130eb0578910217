// Requests that nobody means well by, on every route the application has, to a real server over a hostile corpus.
// By hand: TASHAN_ATTACKS=20000 npx vitest run test/attacks/requests.test.ts   (TASHAN_ATTACK_SEED=SEED:N sends one of them again)

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp } from '../web/page-harness.ts';
import { type AttackedServer, BASE_PATH, runCli, startAttacked } from './attacked-server.ts';
import { makeHostileCorpus } from './hostile-corpus.ts';
import { hostileRequest, type Target } from './hostile-requests.ts';
import { readKnownPages } from './known-pages.ts';
import { MARKER, randomFrom } from './random.ts';
import { type RawAnswer, sendRaw } from './raw-http.ts';
import { routesOf } from './routes.ts';
import { type Secrets, wrongWith } from './wrong-answers.ts';

const REQUESTS = Number(process.env.TASHAN_ATTACKS ?? 800);
const [SEED = 1, ONLY] = (process.env.TASHAN_ATTACK_SEED ?? '1').split(':').map(Number);
/** An index of more reports, for stalls that only size shows. */
const INDEX = process.env.TASHAN_ATTACK_INDEX;
const AT_ONCE = 4;
const MOST_STALL_MS = 200;
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
  const site = `http://127.0.0.1:${server.port}`;
  const starts = [
    '',
    'search?q=行政执法',
    `search?q=${encodeURIComponent(MARKER)}`,
    'settings',
    'status?flaw=any',
    'help',
    'api',
    'basket',
  ];
  const known = await readKnownPages(
    site,
    starts.map((path) => `${BASE_PATH}/${path}`),
    150,
  );
  const routes = routesOf(testApp());
  const listed = (await (await fetch(`${site}/api/reports`)).json()) as { reports?: readonly { id: string }[] };
  target = {
    routes,
    basePath: BASE_PATH,
    parameters: known.parameters,
    ids: [...known.ids, ...(listed.reports ?? []).map(({ id }) => id)],
  };
  secrets = { canary, paths: [folder, ROOT.replace(/\/$/, '')] };
  server.stalls.splice(0); // what warming up takes is measured elsewhere
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Sent {
  readonly number: number;
  readonly began: number;
  readonly ended: number;
}

describe('an attacked server', () => {
  it('has routes and parameters to attack', () => {
    const paths = target.routes.map(({ path }) => path);
    for (const path of ['/search', '/export', '/basket', '/settings', '/reports/:id/original', '/api/search'])
      expect(paths).toContain(path);
    expect(new Set(target.parameters.map(([name]) => name)).size).toBeGreaterThan(10);
    expect(target.ids.length).toBeGreaterThan(10);
  });

  it(`answers ${REQUESTS} hostile requests (seed ${SEED}) without a fault`, { timeout: 3_600_000 }, async () => {
    const numbers = ONLY === undefined ? Array.from({ length: REQUESTS }, (_, i) => i) : [ONLY];
    const bytesOf = (number: number): Buffer => hostileRequest(randomFrom(SEED * 1_000_003 + number), target);
    const failures = new Map<string, string>();
    const sent: Sent[] = [];
    const statuses: Record<number, number> = {};
    const fail = (what: string, number: number): void => {
      const kind = what.replace(/\d+(\.\d+)?/g, 'N').slice(0, 120);
      if (!failures.has(kind))
        failures.set(kind, `${what}\n  ${SEED}:${number} ${bytesOf(number).toString('latin1').slice(0, 600)}`);
    };
    let next = 0;
    const attack = async (): Promise<void> => {
      for (let number = numbers[next++]; number !== undefined; number = numbers[next++]) {
        const began = Date.now();
        let answer: RawAnswer | null = null;
        try {
          answer = await sendRaw(server.port, bytesOf(number));
          statuses[answer?.status ?? 0] = (statuses[answer?.status ?? 0] ?? 0) + 1;
        } catch (error) {
          fail(String(error), number);
        }
        sent.push({ number, began, ended: Date.now() });
        for (const wrong of answer ? wrongWith(answer, secrets) : []) fail(wrong, number);
        if (server.exited() !== null) fail(server.exited() ?? '', number);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, attack));
    await new Promise((resolve) => setTimeout(resolve, 100));
    let worst = 0;
    for (const { stallMs, endedAt } of server.stalls) {
      worst = Math.max(worst, stallMs);
      if (stallMs <= MOST_STALL_MS) continue;
      const during = sent.filter(({ began, ended }) => began <= endedAt && ended >= endedAt - stallMs);
      for (const { number } of during)
        fail(`stood still for ${Math.round(stallMs)} ms (one of ${during.length}: ${number})`, number);
    }
    console.info(
      `seed ${SEED}: ${sent.length} requests, worst stall ${worst === 0 ? 'below 100' : Math.round(worst)} ms, statuses ${JSON.stringify(statuses)}`,
    );
    expect([...failures.values()].join('\n\n')).toBe('');
  });

  it('still answers as before, and nobody has written to Object.prototype', async () => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/search?q=行政执法`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('polluted');
  });
});
