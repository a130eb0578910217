import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// What takes longest, by far: begun last, one worker would be at it alone while the others have ended.
const LONG = /test\/(properties|attacks|commands|indexer|browser)\//;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isShort = ({ moduleId }: TestSpecification): number => (LONG.test(moduleId) ? 0 : 1);
    return (await super.sort(files)).sort((a, b) => isShort(a) - isShort(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build-once.ts'],
    sequence: { sequencer: LongFirst },
    // The files of tests that a worker runs share its modules: the dictionary takes a second to load, and no file changes what a module holds.
    pool: 'forks',
    isolate: false,
    // One more than there are processors: many tests wait for a program, a browser or a clock.
    maxWorkers: availableParallelism() + 1,
    // Only what hangs: on a machine that does other things as well, seconds become minutes.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
