import fc from 'fast-check';
import { expect, it } from 'vitest';
import { steps } from './steps.ts';
import { walk } from './walk.ts';

/*
 * WALKS: how many walks (12). WALK_SEED and WALK_PATH: as a failed run printed them, to walk it again;
 * WALK_SHRINK=1 then looks for a shorter walk that fails alike, which takes minutes.
 */
const runs = Number(process.env.WALKS ?? 12);
const seed = process.env.WALK_SEED ? { seed: Number(process.env.WALK_SEED) } : {};
const path = process.env.WALK_PATH ? { path: process.env.WALK_PATH } : {};

it(
  `${runs} random walks: no press fails, changes what its presser may not, or leaves a case that nobody answers for`,
  async () => {
    const property = fc.asyncProperty(
      fc.noBias(fc.array(steps, { minLength: 60, maxLength: 90, size: 'max' })),
      async (walked) => {
        expect(await walk(walked)).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: runs, ...seed, ...path, endOnFailure: process.env.WALK_SHRINK === undefined });
  },
  1_000 * 60 * 60,
);
