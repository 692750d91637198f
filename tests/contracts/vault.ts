import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { id, type PersonId } from '../../bot/core/ids.ts';
import type { Vault } from '../../bot/ports/vault.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });

/** What every vault promises, whoever keeps its keys. `other` is a vault of another installation. */
export function vaultContract(name: string, make: () => Promise<{ vault: Vault; other: Vault }>): void {
  describe(`${name} keeps the vault's promises`, () => {
    let vault: Vault;
    let other: Vault;
    beforeAll(async () => {
      ({ vault, other } = await make());
    });

    it('gives back what was sealed, in the same context', () =>
      fc.assert(
        fc.asyncProperty(anyText, anyText, async (plain, context) => {
          expect(await vault.open(await vault.seal(plain, context), context)).toBe(plain);
        }),
      ));

    it('opens nothing in another context', () =>
      fc.assert(
        fc.asyncProperty(anyText, anyText, anyText, async (plain, context, elsewhere) => {
          fc.pre(context !== elsewhere);
          await expect(vault.open(await vault.seal(plain, context), elsewhere)).rejects.toThrow();
        }),
      ));

    it('opens nothing of which a single bit was changed', () =>
      fc.assert(
        fc.asyncProperty(anyText, fc.nat(), async (plain, where) => {
          const envelope = await vault.seal(plain, 'a row');
          const bit = where % (envelope.length * 8);
          envelope.set([(envelope[bit >> 3] ?? 0) ^ (1 << (bit & 7))], bit >> 3);
          await expect(vault.open(envelope, 'a row')).rejects.toThrow();
        }),
        { numRuns: 500 },
      ));

    it('opens nothing that was cut short or made longer', async () => {
      const envelope = await vault.seal('text', 'a row');
      for (let length = 0; length < envelope.length; length++) {
        await expect(vault.open(envelope.slice(0, length), 'a row')).rejects.toThrow();
      }
      await expect(vault.open(Uint8Array.from([...envelope, 0]), 'a row')).rejects.toThrow();
    });

    it('opens nothing of another installation', async () => {
      await expect(other.open(await vault.seal('text', 'a row'), 'a row')).rejects.toThrow();
    });

    it('shows neither the text in the envelope nor that two texts are the same', async () => {
      const one = await vault.seal('hemligt namn', 'a row');
      const two = await vault.seal('hemligt namn', 'a row');
      expect(Buffer.from(one).includes('hemligt')).toBe(false);
      expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    });

    it('says nothing of the text when it cannot open it', async () => {
      const error: unknown = await vault
        .open(await vault.seal('hemligt namn', 'a row'), 'other')
        .catch((thrown) => thrown);
      expect(JSON.stringify([String(error), error])).not.toMatch(/hemligt/);
    });

    it('finds the same person again by a hash of one length that other installations do not share', () => {
      const person = id<PersonId>('11111111-1111-4111-8111-111111111111');
      expect(vault.lookup(person)).toMatch(/^[0-9a-f]{64}$/);
      expect(vault.lookup(person)).toBe(vault.lookup(person));
      expect(vault.lookup(person)).not.toBe(vault.lookup(id<PersonId>('someone else')));
      expect(vault.lookup(person)).not.toBe(other.lookup(person));
      expect(vault.lookup(person)).not.toBe(vault.fingerprint(person));
      expect(vault.fingerprint('a')).not.toBe(vault.fingerprint('b'));
      expect(vault.fingerprint('a')).not.toBe(other.fingerprint('a'));
    });
  });
}
