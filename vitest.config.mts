import { defineConfig } from 'vitest/config';

/**
 * Four projects, from fast to real: `unit` (pure code), `protocol` (the built server over a real connection),
 * `podman` (a real podman) and `e2e` (a real VS Code in a real browser).
 * The last two need what `npm test` sets up; alone they say so and skip.
 */
const serial = { fileParallelism: false, isolate: false, testTimeout: 180_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{server,client,project}/**/*.test.ts'],
          testTimeout: 180_000,
          // Nothing is kept at module level, so files may share what they import: reading it anew took most of the time.
          isolate: false,
        },
      },
      { test: { name: 'protocol', include: ['test/protocol/**/*.test.ts'], testTimeout: 120_000 } },
      { test: { name: 'podman', include: ['test/podman/**/*.test.ts'], ...serial } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...serial } },
      { test: { name: 'soak', include: ['test/soak/**/*.test.ts'], ...serial, testTimeout: 0 } },
    ],
  },
});
