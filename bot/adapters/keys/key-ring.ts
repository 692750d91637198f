import { hkdfSync, randomBytes } from 'node:crypto';

/**
 * The installation's secrets, 32 bytes each. `wrapping` holds one key or more: the last one seals, all of them open,
 * so a key is replaced by adding another. `lookup` stays for good, or nobody's protected cases would be found again.
 */
export type KeyRing = {
  readonly lookup: Uint8Array;
  readonly wrapping: readonly [WrappingKey, ...WrappingKey[]];
};

/** `id`: 16 lower-case hex digits, written in each envelope that the key seals. */
export type WrappingKey = { readonly id: string; readonly secret: Uint8Array };

export const secretBytes = 32;
export const keyIdBytes = 8;

export function newWrappingKey(): WrappingKey {
  return { id: randomBytes(keyIdBytes).toString('hex'), secret: randomBytes(secretBytes) };
}

export function newKeyRing(): KeyRing {
  return { lookup: randomBytes(secretBytes), wrapping: [newWrappingKey()] };
}

/** HKDF-SHA256: no secret is used for two things, so what one use gives away says nothing of another. */
export function derive(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), `trygg/${purpose}/1`, secretBytes));
}
