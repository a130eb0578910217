// The same requests from an administrator, with good tokens: forms that import, correct, remove and restore reports.
// By hand: TASHAN_ATTACKS=20000 npx vitest run test/attacks/signed-in-requests.test.ts

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeAccounts } from '../../src/accounts/accounts-file.ts';
import { hashPassword } from '../../src/accounts/password.ts';
import { attack } from './attack.ts';
import { type AttackedServer, BASE_PATH, runCli, startAttacked } from './attacked-server.ts';
import { makeHostileCorpus } from './hostile-corpus.ts';
import type { Target } from './hostile-requests.ts';
import { learnTarget } from './learn-target.ts';
import { MARKER } from './random.ts';
import type { Secrets } from './wrong-answers.ts';

const REQUESTS = Number(process.env.TASHAN_ATTACKS ?? 400);
const [SEED = 1, ONLY] = (process.env.TASHAN_ATTACK_SEED ?? '1').split(':').map(Number);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** A trusted proxy vouches for the sender: there is no session that an attack could end. */
const ADMIN = { 'X-Remote-User': 'admin' };
const GIVEN = 40;

let folder = '';
let server: AttackedServer;
let target: Target;
let secrets: Secrets;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  const { corpus, canary } = makeHostileCorpus(folder);
  const index = join(folder, 'index');
  expect(runCli(['index', '--corpus', corpus, '--index', index]).status).toBe(0);
  writeAccounts(join(folder, 'accounts'), [
    { name: '张三', role: 'reader', hash: await hashPassword('他山之石他山之石他山') },
  ]);
  server = await startAttacked(index, {
    TASHAN_CORPUS: corpus,
    TASHAN_ACCOUNTS: join(folder, 'accounts'),
    TASHAN_PROXY_USER_HEADER: 'X-Remote-User',
    TASHAN_PROXY_ADMINS: 'admin',
    TASHAN_PUBLIC_READ: '1',
  });
  await giveReports();
  target = await learnTarget(server, ADMIN, ['import', 'trash']);
  secrets = { canary, paths: [folder, ROOT.replace(/\/$/, '')] };
  server.stalls.splice(0);
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const page = async (path: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}${BASE_PATH}/${path}`, { headers: ADMIN });

/** Reports that wait to be accepted. */
async function giveReports(): Promise<void> {
  const form = new FormData();
  form.append(
    'token',
    String(
      load(await (await page('import')).text())('input[name=token]')
        .first()
        .attr('value'),
    ),
  );
  for (let i = 0; i < GIVEN; i += 1) {
    const text = `宁海县人民政府${MARKER}2022年法治政府建设工作报告\n\n一、主要做法\n（一）规范行政执法。宁海县开展案卷评查，抽查案卷${i}卷，问题全部整改。\n`;
    form.append('files', new Blob([text]), `${i}${MARKER.replace(/"/g, '')}.txt`);
  }
  const options = { method: 'POST', headers: ADMIN, body: form };
  const answer = await fetch(`http://127.0.0.1:${server.port}${BASE_PATH}/import`, options);
  expect(await answer.text()).toContain(`收到 ${GIVEN} 份报告`);
}

describe('an attacked server with an administrator', () => {
  it('is known to have reports waiting, and a token', () => {
    expect(target.signedIn?.token).toMatch(/^[\w-]{80,}$/);
    expect(target.parameters.filter(([name]) => name === 'id').length).toBeGreaterThan(GIVEN / 2);
  });

  it(`answers ${REQUESTS} hostile requests (seed ${SEED}) without a fault`, { timeout: 3_600_000 }, async () => {
    const failures = await attack({ server, target, secrets, seed: SEED, only: ONLY, requests: REQUESTS });
    expect(failures.join('\n\n')).toBe('');
  });

  it('wrote nothing beside the corpus, and the administrator is still let in', async () => {
    expect(readdirSync(join(folder, 'outside')).sort()).toEqual(['canary.meta.yaml', 'canary.txt']);
    expect(readFileSync(join(folder, 'outside/canary.txt'), 'utf8')).toContain(secrets.canary);
    expect(readdirSync(folder).sort()).toEqual(['accounts', 'corpus', 'index', 'outside']);
    expect((await page('import')).status).toBe(200);
    expect((await page('trash')).status).toBe(200);
  });
});
