import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Clock, Ids } from '../../ports/clock.ts';
import type { Hasher } from '../../ports/hasher.ts';

export const systemClock: Clock = { now: () => new Date() };

/** UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then random; ids sort by when they were made. */
function uuidV7(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const systemIds: Ids = { ordered: uuidV7, random: () => randomUUID() };

/** From 0 up to 1. */
export const systemRandom = (): number => randomInt(1_000_000) / 1_000_000;

/** Fingerprints of minutes: SHA-256 (FIPS 180-4) in hex. */
export const systemHasher: Hasher = { sha256: (text) => createHash('sha256').update(text).digest('hex') };
