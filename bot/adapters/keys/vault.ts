import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { Vault } from '../../ports/vault.ts';
import { derive, type KeyRing, keyIdBytes, secretBytes } from './key-ring.ts';

/** The envelope does not open: changed, moved, cut, or sealed by a key that the key file lacks. Says nothing of its content. */
export class EnvelopeBroken extends Error {
  constructor(why: string) {
    super(`an envelope does not open: ${why}`);
    this.name = 'EnvelopeBroken';
  }
}

// An envelope, in order: layout (1 byte) and key id (8), the wrapped data key (12 + 32 + 16), the text (12 + n + 16).
const layout = 1;
const headBytes = 1 + keyIdBytes;
const nonceBytes = 12;
const tagBytes = 16;
const wrappedBytes = nonceBytes + secretBytes + tagBytes;
const leastBytes = headBytes + wrappedBytes + nonceBytes + tagBytes;

/** The vault over secrets at hand: AES-256-GCM with a data key per record. Layout and key id are authenticated with the context. */
export function vaultOf(ring: KeyRing): Vault {
  const wrapping = new Map(ring.wrapping.map((key) => [key.id, derive(key.secret, 'wrap')]));
  const newest = ring.wrapping.at(-1) ?? ring.wrapping[0];
  const newestKey = derive(newest.secret, 'wrap');
  // As key objects: made of bytes at each call, the key costs five times the hash.
  const people = createSecretKey(derive(ring.lookup, 'person'));
  const values = createSecretKey(derive(ring.lookup, 'fingerprint'));

  return {
    async seal(plain, context) {
      const head = Buffer.concat([Buffer.of(layout), Buffer.from(newest.id, 'hex')]);
      const dataKey = randomBytes(secretBytes);
      const wrapped = encrypt(newestKey, dataKey, bound(head, 'key', context));
      const text = encrypt(dataKey, Buffer.from(plain, 'utf8'), bound(head, 'text', context));
      dataKey.fill(0);
      return new Uint8Array(Buffer.concat([head, wrapped, text]));
    },

    async open(envelope, context) {
      const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength);
      if (bytes.length < leastBytes) throw new EnvelopeBroken('it is too short');
      if (bytes[0] !== layout) throw new EnvelopeBroken('its layout is unknown');
      const head = bytes.subarray(0, headBytes);
      const key = wrapping.get(head.subarray(1).toString('hex'));
      if (key === undefined) throw new EnvelopeBroken('the key file lacks its key');
      const dataKey = decrypt(key, bytes.subarray(headBytes, headBytes + wrappedBytes), bound(head, 'key', context));
      const text = decrypt(dataKey, bytes.subarray(headBytes + wrappedBytes), bound(head, 'text', context));
      dataKey.fill(0);
      return text.toString('utf8');
    },

    lookup: (person) => keyedHash(people, person),
    fingerprint: (value) => keyedHash(values, value),
  };
}

/** What must be the same at opening: two parts of an envelope cannot change places, nor two rows. */
function bound(head: Buffer, part: 'key' | 'text', context: string): Buffer {
  return Buffer.concat([head, Buffer.from(`${part}\0${context}`, 'utf8')]);
}

function encrypt(key: Uint8Array, plain: Uint8Array, aad: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, sealed: Buffer, aad: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(aad).setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    throw new EnvelopeBroken('it was changed or moved');
  }
}

function keyedHash(key: KeyObject, value: string): string {
  return createHmac('sha256', key).update(value, 'utf8').digest('hex');
}
