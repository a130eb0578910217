// In: how something is made, step by step. Out: the thing, made once: in steps while nobody waits, or at once by whoever needs it.

export interface MadeInSteps<T> {
  /** Makes now what is left of it. */
  get(): T;
  /** Makes it while it is walked; ends at once where it is made. */
  steps(): Generator<void, void>;
}

/** @param make yields where it may be interrupted: every few milliseconds. Where it throws, the next call begins anew. */
export function madeInSteps<T>(make: () => Generator<void, T>): MadeInSteps<T> {
  let making: Generator<void, T> | null = null;
  let made: { readonly value: T } | null = null;
  const next = (): { readonly value: T } | null => {
    if (made) return made;
    making ??= make();
    let step: IteratorResult<void, T>;
    try {
      step = making.next();
    } catch (error) {
      making = null;
      throw error;
    }
    if (step.done) {
      made = { value: step.value };
      making = null;
    }
    return made;
  };
  return {
    get() {
      for (;;) {
        const done = next();
        if (done) return done.value;
      }
    },
    *steps() {
      while (!next()) yield;
    },
  };
}
