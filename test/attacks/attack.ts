// In: a server, what may be asked of it, a seed. Out: what went wrong with its answers, each kind once, with the request that shows it.
// Never asks the clock for chance: `SEED:NUMBER` is the same request again.

import type { AttackedServer } from './attacked-server.ts';
import { hostileRequest, type Target } from './hostile-requests.ts';
import { randomFrom } from './random.ts';
import { type RawAnswer, sendRaw } from './raw-http.ts';
import { type Secrets, wrongWith } from './wrong-answers.ts';

const AT_ONCE = 4;
const MOST_STALL_MS = 200;

export interface Attack {
  readonly server: AttackedServer;
  readonly target: Target;
  readonly secrets: Secrets;
  readonly seed: number;
  /** One request alone; left out: all of them. */
  readonly only: number | undefined;
  readonly requests: number;
}

interface Sent {
  readonly number: number;
  readonly began: number;
  readonly ended: number;
}

/** Empty where every answer was right. */
export async function attack({ server, target, secrets, seed, only, requests }: Attack): Promise<readonly string[]> {
  const numbers = only === undefined ? Array.from({ length: requests }, (_, i) => i) : [only];
  const bytesOf = (number: number): Buffer => hostileRequest(randomFrom(seed * 1_000_003 + number), target);
  const failures = new Map<string, string>();
  const sent: Sent[] = [];
  const statuses: Record<number, number> = {};
  const fail = (what: string, number: number): void => {
    const kind = what.replace(/\d+(\.\d+)?/g, 'N').slice(0, 120);
    if (!failures.has(kind))
      failures.set(kind, `${what}\n  ${seed}:${number} ${bytesOf(number).toString('latin1').slice(0, 600)}`);
  };
  let next = 0;
  const sendThem = async (): Promise<void> => {
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
  await Promise.all(Array.from({ length: AT_ONCE }, sendThem));
  await new Promise((resolve) => setTimeout(resolve, 100));
  let worst = 0;
  for (const { stallMs, endedAt } of server.stalls) {
    worst = Math.max(worst, stallMs);
    if (stallMs <= MOST_STALL_MS) continue;
    const during = sent.filter(({ began, ended }) => began <= endedAt && ended >= endedAt - stallMs);
    for (const { number } of during)
      fail(`stood still for ${Math.round(stallMs)} ms (one of ${during.length}: ${number})`, number);
  }
  const waited = worst === 0 ? 'below 100' : Math.round(worst);
  console.info(`seed ${seed}: ${sent.length} requests, worst stall ${waited} ms, statuses ${JSON.stringify(statuses)}`);
  return [...failures.values()];
}
