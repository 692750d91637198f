import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { id, type SealedHandle } from '../../../bot/core/ids.ts';
import { at, type Engine, later, makeCase, refusal } from './engine.ts';

const handle = () => id<SealedHandle>(randomUUID());
const record = (of: SealedHandle, ms = 0) => ({
  id: randomUUID(),
  handle: of,
  purpose: 'identifiers' as const,
  lookup: null,
  content: Buffer.from(randomUUID()),
  at: later(ms),
});

export function sealedContract(over: () => Engine): void {
  describe('the sealed part', () => {
    it('gives back a handle’s envelopes in order, and no other’s', async () => {
      const mine = handle();
      const [second, first] = [record(mine, 2), record(mine, 1)];
      await over().store.transaction(async ({ sealed }) => {
        for (const each of [second, first, record(handle())]) await sealed.keep(each);
      });
      expect(await over().store.read((kept) => kept.sealed.of(mine))).toEqual([first, second]);
    });

    it("is found from a case by its protected reporter's handle, or by one made for the case", async () => {
      const own = handle();
      const hidden = await makeCase(over().store, { reporter: { kind: 'protected', handle: own } });
      const open = await makeCase(over().store);
      const handleOf = (of: typeof open) => over().store.read((kept) => kept.sealed.handleOf(of.id));
      expect(await handleOf(hidden)).toBe(own);
      expect(await handleOf(open)).toBeNull();
      const made = handle();
      await over().store.transaction((kept) => kept.sealed.setHandle(open.id, made));
      expect(await handleOf(open)).toBe(made);
      await expect(over().store.transaction((kept) => kept.sealed.setHandle(open.id, handle()))).rejects.toThrow();
    });

    it('holds bytes only, for purposes of a closed list', async () => {
      const insert = (purpose: string) =>
        `insert into sealed (id, handle, purpose, content, at) values (gen_random_uuid(), gen_random_uuid(), '${purpose}', '\\x01', '${at.toISOString()}')`;
      expect(await refusal(over().pool, insert('reporter'))).toBeNull();
      expect(await refusal(over().pool, insert('note'))).toBe('23514');
    });
  });
}
