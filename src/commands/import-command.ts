// In: report files or archives. Out: what was read of each, and, once it is agreed to, the reports in the corpus folder.
// Also takes reports out of the corpus and puts them back, for those who have no sign-in. Nothing is written over or deleted.

import { readFileSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Config } from '../config.ts';
import { messageOf, TashanError } from '../errors.ts';
import { FLAW_NAMES } from '../ingest/flaw.ts';
import { createIntake, type Intake } from '../intake/intake.ts';
import type { Waiting } from '../intake/waiting-room.ts';
import { placeName } from '../report/names.ts';
import { regionOf } from '../report/region/region-gazetteer.ts';
import { createInspector } from './inspect-child.ts';
import { printable } from './printable.ts';

const NEXT = '没有用 serve --watch 的，请再运行 tashan index';

/** @returns false when a file was not taken. @throws TashanError when nobody is there to ask and `yes` was not given. */
export async function runImport(
  config: Config,
  paths: readonly string[],
  options: { readonly yes: boolean },
): Promise<boolean> {
  const intake = intakeOf(config);
  const { waiting, refused } = await intake.give(paths.map(read), '命令行');
  for (const { name, why } of refused) process.stderr.write(printable(`没有收下 ${name}：${why}\n`));
  for (const each of waiting) process.stdout.write(`${describe(each).map(printable).join('\n')}\n`);
  const fit = waiting.filter(({ inspection }) => inspection?.refusal === null);
  for (const { id } of waiting.filter((each) => !fit.includes(each))) intake.discard(id);
  try {
    if (fit.length > 0 && (options.yes || (await agree(fit.length)))) {
      for (const { id } of fit) process.stdout.write(printable(`已收入 ${intake.accept(id)}\n`));
      process.stdout.write(`${NEXT}\n`);
    }
  } finally {
    for (const { id } of intake.waiting().filter((each) => fit.some((own) => own.id === each.id))) intake.discard(id);
  }
  return refused.length === 0 && fit.length === waiting.length;
}

/** @throws TashanError for a file that is not of the corpus. */
export function runRemove(config: Config, paths: readonly string[]): void {
  const intake = intakeOf(config);
  const day = new Date().toISOString().slice(0, 10);
  for (const path of paths) {
    const file = relative(resolve(config.corpus), resolve(path)).split(sep).join('/');
    if (file === '' || file.split('/').some((part) => part.startsWith('.'))) {
      throw new TashanError('usage', 'not-in-corpus', `${path} 不是报告文件夹 ${config.corpus} 里的报告`);
    }
    intake.remove(file, day);
    process.stdout.write(printable(`已移到 .trash/${day}/${file}\n`));
  }
  process.stdout.write(`${NEXT}\n`);
}

/** Puts back what was removed last under these names; lists what there is when none is given. @throws TashanError */
export function runRestore(config: Config, files: readonly string[]): void {
  const intake = intakeOf(config);
  if (files.length === 0) {
    for (const { day, file } of intake.removed()) process.stdout.write(printable(`${day}  ${file}\n`));
    return;
  }
  for (const file of files) {
    const found = intake.removed().find((each) => each.file === file);
    if (!found) throw new TashanError('state', 'not-in-trash', `已删除的报告里没有 ${file}；不带文件名运行，列出全部`);
    process.stdout.write(printable(`已恢复 ${intake.restore(found.id)}\n`));
  }
  process.stdout.write(`${NEXT}\n`);
}

function intakeOf({ corpus, lexicon }: Config): Intake {
  return createIntake(() => corpus, createInspector(lexicon));
}

function read(path: string): { readonly name: string; readonly bytes: Uint8Array } {
  try {
    return { name: basename(path), bytes: readFileSync(path) };
  } catch (cause) {
    throw new TashanError('state', 'file-unreadable', `${path} 读不出来：${messageOf(cause)}`, { cause });
  }
}

function describe({ givenName, inspection }: Waiting): readonly string[] {
  if (!inspection) return [`■ ${givenName}`];
  const region = inspection.region ? regionOf(inspection.region) : null;
  const facts = [
    region ? placeName(region) : '地区不详',
    inspection.year === null ? '年度不详' : `${inspection.year} 年`,
    inspection.issuer ?? '机构不详',
    `${inspection.passages} 段`,
  ];
  const flaws = inspection.flaws.map(({ code, message }) => `  ${FLAW_NAMES[code]}：${message}`);
  const refusal = inspection.refusal === null ? [] : [`  不能收入：${inspection.refusal}`];
  return [`■ ${givenName}`, `  ${inspection.title ?? '标题不详'}`, `  ${facts.join(' · ')}`, ...flaws, ...refusal];
}

async function agree(count: number): Promise<boolean> {
  if (process.stdin.isTTY !== true) {
    throw new TashanError('usage', 'nobody-to-ask', `没有收入：不在终端上运行时，请加 --yes，收入这 ${count} 份报告`);
  }
  const ask = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await ask.question(`收入这 ${count} 份报告吗？输入 y 收入，其他放弃：`);
  ask.close();
  return /^(y|yes|是)$/i.test(answer.trim());
}
