// In: the configuration. Out: on stdout, whether everything Tashan needs is in order, and what to do where it is not.
// Never mends anything, and never stops at the first thing that is wrong.

import type { Config } from '../config.ts';
import { checkData } from './doctor-data.ts';
import type { Finding, FindingState } from './doctor-finding.ts';
import { checkDisk, checkNode, checkPort, checkTokenizer } from './doctor-machine.ts';
import { printable } from './printable.ts';

const STATE_WORDS: Readonly<Record<FindingState, string>> = { good: '正常', warning: '注意', bad: '有误' };

/** Returns false when something is bad; warnings do not count. */
export async function runDoctor(config: Config, { json }: { readonly json: boolean }): Promise<boolean> {
  const findings = [
    checkNode(),
    checkTokenizer(),
    checkDisk(config),
    ...(await checkData(config)),
    await checkPort(config),
  ];
  const ok = findings.every(({ state }) => state !== 'bad');
  const lines = json ? [JSON.stringify({ ok, findings }, null, 1)] : describe(findings);
  process.stdout.write(printable(`${lines.join('\n')}\n`));
  return ok;
}

function describe(findings: readonly Finding[]): readonly string[] {
  const counted = (wanted: FindingState): number => findings.filter(({ state }) => state === wanted).length;
  const lines = findings.flatMap(({ subject, state, message, advice }) => [
    `[${STATE_WORDS[state]}] ${subject}：${message}`,
    ...(advice === null ? [] : [`       → ${advice}`]),
  ]);
  if (counted('bad') > 0) return [...lines, `体检完毕：${counted('bad')} 项有误，${counted('warning')} 项要注意`];
  return [...lines, counted('warning') > 0 ? `体检完毕：能用，${counted('warning')} 项要注意` : '体检完毕：一切正常'];
}
