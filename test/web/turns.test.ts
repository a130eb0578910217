import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { expect, test } from 'vitest';
import { oneATurn } from '../../src/web/turns.ts';

const ask = (step: ReturnType<typeof oneATurn>, path: string, next: () => void) =>
  step({ path } as Request, {} as Response, next);

test('requests have their turns one by one, in the order they came', async () => {
  const step = oneATurn('/law');
  const begun: number[] = [];
  for (let i = 1; i <= 3; i += 1) ask(step, '/law/search', () => begun.push(i));
  expect(begun).toEqual([]);
  for (const expected of [[1], [1, 2], [1, 2, 3], [1, 2, 3]]) {
    await nextTurn();
    expect(begun).toEqual(expected);
  }
  ask(step, '/law/search', () => begun.push(4));
  await nextTurn();
  expect(begun).toEqual([1, 2, 3, 4]);
});

test('what looks after the server waits for nobody', () => {
  let isBegun = false;
  ask(oneATurn('/law'), '/law/healthz', () => {
    isBegun = true;
  });
  expect(isBegun).toBe(true);
});
