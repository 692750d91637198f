import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    reporters: ['default', fileURLToPath(new URL('setup/reporter.ts', import.meta.url))],
    globalSetup: ['tests/setup/global.ts'],
    // A browser, a bot process and PostgreSQL run beside each worker, which waits for them half of its time.
    maxWorkers: 3,
    // Waits are for a promised state, never for a time: a loaded machine may take its own.
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
