import { createHash } from 'node:crypto';
import type { Clock, Ids } from '../../ports/clock.ts';

/** A clock that stands still until it is moved. */
export type SetClock = Clock & { set(at: Date): void; advance(ms: number): void };

export function createClock(start = new Date('2026-03-02T09:00:00Z')): SetClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (moved) => {
      at = moved.getTime();
    },
    advance: (ms) => {
      at += ms;
    },
  };
}

/** Ids that are the same in every run with the same seed: ordered ones rise, random ones do not. */
export function createIds(seed = ''): Ids {
  let made = 0;
  const uuid = (version: 4 | 7, digits: string) =>
    `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${version}${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  return {
    ordered: () => {
      made += 1;
      return uuid(7, made.toString(16).padStart(12, '0') + hash(`ordered ${seed} ${made}`));
    },
    random: () => {
      made += 1;
      return uuid(4, hash(`random ${seed} ${made}`));
    },
  };
}
