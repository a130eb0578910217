import { describe, expect, it } from 'vitest';
import { madeInSteps } from '../../src/engine/made-in-steps.ts';

/** Three steps; tells how often each was taken. */
function counted() {
  const taken: number[] = [];
  const thing = madeInSteps(function* () {
    for (let step = 0; step < 3; step += 1) {
      taken.push(step);
      yield;
    }
    return '好';
  });
  return { taken, thing };
}

describe('something made in steps', () => {
  it('is made at once where it is needed at once, and once only', () => {
    const { taken, thing } = counted();
    expect([thing.get(), thing.get(), [...thing.steps()].length]).toEqual(['好', '好', 0]);
    expect(taken).toEqual([0, 1, 2]);
  });

  it('is made while its steps are walked', () => {
    const { taken, thing } = counted();
    expect([...thing.steps()]).toHaveLength(3);
    expect(thing.get()).toBe('好');
    expect(taken).toEqual([0, 1, 2]);
  });

  it('is finished, not begun again, by whoever needs it half-way', () => {
    const { taken, thing } = counted();
    const steps = thing.steps();
    steps.next();
    expect(taken).toEqual([0]);
    expect(thing.get()).toBe('好');
    expect(steps.next().done).toBe(true);
    expect(taken).toEqual([0, 1, 2]);
  });

  it('is begun again where making it failed', () => {
    let tries = 0;
    const thing = madeInSteps(function* () {
      tries += 1;
      yield;
      if (tries === 1) throw new Error('坏');
      return '好';
    });
    expect(() => thing.get()).toThrow('坏');
    expect(thing.get()).toBe('好');
  });
});
