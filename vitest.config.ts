import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build-once.ts'],
    // Reading and indexing load a 5 MB dictionary; the default 5 s is short on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
