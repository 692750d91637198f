import { expect } from 'vitest';

/** Waits for what was promised, on a busy machine too. */
export const until = <Value>(look: () => Value | Promise<Value>) => expect.poll(look, { timeout: 30_000 });
