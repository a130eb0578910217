// In: tasks that can be copied to another thread. Out: what worker threads give for them.
// A thread that takes too long or too much memory is ended with its task; the next task gets a new one.

import { Worker } from 'node:worker_threads';
import { messageOf } from '../errors.ts';

export interface ThreadPoolOptions {
  /** The compiled module that runs in a thread: it answers each message with one. */
  readonly file: URL;
  /** What each thread is given to begin with. */
  readonly data?: unknown;
  /** Threads at once, at least 1. */
  readonly most: number;
  readonly memoryMb: number;
  /** A thread that has had no task for so long is ended; left out: kept until the pool is closed. */
  readonly idleMs?: number;
}

export interface ThreadPool {
  /** How many tasks wait for a thread. */
  waiting(): number;
  /** @throws ThreadFailure */
  run<T>(task: unknown, timeoutMs: number): Promise<T>;
  /** Ends every thread; tasks under way and waiting fail. */
  close(): Promise<void>;
}

/** `failed`: the thread threw. `ended`: it ended without a word. `late`: it was ended. */
export class ThreadFailure extends Error {
  readonly reason: 'failed' | 'ended' | 'late';

  constructor(reason: ThreadFailure['reason'], message: string) {
    super(message);
    this.name = 'ThreadFailure';
    this.reason = reason;
  }
}

interface Task {
  readonly task: unknown;
  readonly timeoutMs: number;
  readonly resolve: (outcome: unknown) => void;
  readonly reject: (failure: ThreadFailure) => void;
}

export function createThreadPool({ file, data, most, memoryMb, idleMs }: ThreadPoolOptions): ThreadPool {
  const waiting: Task[] = [];
  const idle = new Map<Worker, NodeJS.Timeout | null>();
  const alive = new Set<Worker>();

  const start = (): Worker => {
    const worker = new Worker(file, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    alive.add(worker);
    worker.on('exit', () => {
      alive.delete(worker);
      takeFromIdle(worker);
    });
    return worker;
  };
  const end = (worker: Worker): void => {
    alive.delete(worker);
    worker.on('error', () => {}); // what it still has to say is known
    void worker.terminate();
  };
  const rest = (worker: Worker): void => {
    const timer =
      idleMs === undefined
        ? null
        : setTimeout(() => {
            idle.delete(worker);
            end(worker);
          }, idleMs).unref();
    idle.set(worker, timer);
  };
  const takeFromIdle = (worker: Worker): Worker => {
    clearTimeout(idle.get(worker) ?? undefined);
    idle.delete(worker);
    return worker;
  };
  const next = (): void => {
    while (waiting.length > 0 && (idle.size > 0 || alive.size < most)) {
      const task = waiting.shift();
      const [rested] = idle.keys();
      if (task) run(rested ? takeFromIdle(rested) : start(), task);
    }
  };
  const run = (worker: Worker, { task, timeoutMs, resolve, reject }: Task): void => {
    const settle = (isUsable: boolean, tell: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      if (isUsable) rest(worker);
      else end(worker);
      tell();
      next();
    };
    const fail = (reason: ThreadFailure['reason'], message: string): void =>
      settle(false, () => reject(new ThreadFailure(reason, message)));
    const onMessage = (outcome: unknown): void => settle(true, () => resolve(outcome));
    const onError = (error: Error): void => fail('failed', messageOf(error));
    const onExit = (code: number): void => fail('ended', String(code));
    const timer = setTimeout(() => fail('late', `${timeoutMs / 1000} 秒`), timeoutMs);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    try {
      worker.postMessage(task);
    } catch (error) {
      fail('failed', messageOf(error)); // it cannot be copied
    }
  };

  return {
    waiting: () => waiting.length,
    run: <T>(task: unknown, timeoutMs: number) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ task, timeoutMs, resolve: resolve as (outcome: unknown) => void, reject });
        next();
      }),
    async close() {
      for (const { reject } of waiting.splice(0)) reject(new ThreadFailure('ended', 'closed'));
      await Promise.all([...alive].map((worker) => worker.terminate()));
    },
  };
}
