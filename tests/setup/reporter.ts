import type { Reporter, TestModule } from 'vitest/node';

/** Tells .config/test.mjs, over the channel between processes, how many tests passed and failed. */
export default class Counter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandled.length };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') counts.passed++;
        else if (state !== 'skipped') counts.failed++;
      }
      // A file that could not be loaded, or whose hooks failed, has errors of its own.
      counts.failed += module.errors().length;
    }
    process.send?.({ counts });
  }
}
