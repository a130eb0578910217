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
  /** Starts a thread before there is a task for it: loading its modules takes longer than many a task. */
  prepare(): void;
  /** How many tasks wait for a thread. */
  waiting(): number;
  /** @param signal takes the task back while it waits for a thread. @throws ThreadFailure */
  run<T>(task: unknown, timeoutMs: number, signal?: AbortSignal): Promise<T>;
  /** Ends every thread; tasks under way and waiting fail, and so does what comes later. */
  close(): Promise<void>;
}

/** `failed`: the thread threw, which is the cause. `ended`: it ended without a word, or was never begun. `late`: it was ended. */
export class ThreadFailure extends Error {
  readonly reason: 'failed' | 'ended' | 'late';

  constructor(reason: ThreadFailure['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
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
  const idle = new Map<Worker, NodeJS.Timeout | undefined>();
  const alive = new Set<Worker>();
  let isClosed = false;

  const start = (): Worker => {
    const worker = new Worker(file, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    alive.add(worker);
    // Also while it rests: what it throws after its answer is nobody's task, and must not end the process.
    worker.on('error', () => forget(worker)).on('exit', () => forget(worker));
    return worker;
  };
  const forget = (worker: Worker): void => {
    alive.delete(worker);
    takeFromIdle(worker);
  };
  const takeFromIdle = (worker: Worker): Worker => {
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    return worker;
  };
  const end = (worker: Worker): void => {
    forget(worker);
    void worker.terminate();
  };
  const rest = (worker: Worker): void => {
    idle.set(worker, idleMs === undefined ? undefined : setTimeout(() => end(worker), idleMs).unref());
  };
  const next = (): void => {
    while (waiting.length > 0 && (idle.size > 0 || alive.size < most)) {
      const task = waiting.shift() as Task;
      try {
        const [rested] = idle.keys();
        run(rested ? takeFromIdle(rested) : start(), task);
      } catch (cause) {
        task.reject(new ThreadFailure('failed', messageOf(cause), { cause })); // the system gives no thread
      }
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
    const fail = (reason: ThreadFailure['reason'], message: string, cause?: unknown): void =>
      settle(false, () => reject(new ThreadFailure(reason, message, { cause })));
    const onMessage = (outcome: unknown): void => settle(true, () => resolve(outcome));
    const onError = (error: Error): void => fail('failed', messageOf(error), error);
    const onExit = (code: number): void => fail('ended', String(code));
    const timer = setTimeout(() => fail('late', `${timeoutMs / 1000} 秒`), timeoutMs);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    try {
      worker.postMessage(task);
    } catch (cause) {
      fail('failed', messageOf(cause), cause); // it cannot be copied
    }
  };

  return {
    prepare() {
      try {
        if (alive.size < most) rest(start());
      } catch {
        // The first task will say so.
      }
    },
    waiting: () => waiting.length,
    run: <T>(task: unknown, timeoutMs: number, signal?: AbortSignal) =>
      new Promise<T>((resolve, reject) => {
        if (isClosed || signal?.aborted) {
          reject(new ThreadFailure('ended', isClosed ? 'closed' : 'taken back'));
          return;
        }
        const own: Task = { task, timeoutMs, resolve: resolve as (outcome: unknown) => void, reject };
        waiting.push(own);
        signal?.addEventListener('abort', () => {
          const place = waiting.indexOf(own);
          if (place < 0) return; // begun, or done
          waiting.splice(place, 1);
          reject(new ThreadFailure('ended', 'taken back'));
        });
        next();
      }),
    async close() {
      isClosed = true;
      for (const { reject } of waiting.splice(0)) reject(new ThreadFailure('ended', 'closed'));
      await Promise.all([...alive].map((worker) => worker.terminate()));
    },
  };
}
