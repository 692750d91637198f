import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { GENESIS } from '../../../bot/adapters/store/events.ts';
import { at, type Engine, later, makeCase, refusal, run, someone } from './engine.ts';

const event = (n: number, person = someone()) =>
  ({ type: `made${n}`, actor: { kind: 'person', person }, at: later(n), data: { n, words: ['a', 'b'] } }) as const;

export function eventsContract(over: () => Engine): void {
  describe('events', () => {
    const stream = async (length: number): Promise<string> => {
      const name = `task:${randomUUID()}`;
      for (let n = 1; n <= length; n++) await over().store.transaction((kept) => kept.events.append(name, [event(n)]));
      return name;
    };
    const verify = (name: string, known?: { seq: number; hash: string }) =>
      over().store.read((kept) => kept.events.verify(name, known));
    const of = (name: string) => over().store.read((kept) => kept.events.of(name));
    /** As someone with the database's own password would. */
    const behindItsBack = (...statements: string[]) =>
      run(
        over().pool,
        'alter table event disable trigger user',
        ...statements,
        'alter table event enable trigger user',
      );

    it('are a chain: each holds the hash of the one before', async () => {
      const name = await stream(3);
      const [first, second, third] = await of(name);
      expect([first?.previous, second?.previous, third?.previous]).toEqual([GENESIS, first?.hash, second?.hash]);
      expect([first?.seq, second?.seq, third?.seq]).toEqual([1, 2, 3]);
      expect(second).toMatchObject({ type: 'made2', at: later(2), data: { n: 2, words: ['a', 'b'] } });
      expect(await verify(name)).toBeNull();
    });

    it('stay one chain when many append at once', async () => {
      const name = await stream(1);
      await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          over().store.transaction((kept) => kept.events.append(name, [event(n), event(n + 100)])),
        ),
      );
      expect(await of(name)).toHaveLength(25);
      expect(await verify(name)).toBeNull();
    });

    it('name a person by a reference that stays, and that a forgotten person leaves whole', async () => {
      const person = someone();
      const name = `task:${randomUUID()}`;
      await over().store.transaction((kept) => kept.events.append(name, [event(1, person), event(2, person)]));
      const [first, second] = await of(name);
      expect(first?.actor).toBe(second?.actor);
      expect(first?.actor).not.toBe(person);
      const who = () => over().store.read((kept) => kept.events.person(first?.actor ?? ''));
      expect(await who()).toBe(person);
      await run(over().pool, `delete from actor where person = '${person}'`);
      expect(await who()).toBeNull();
      expect(await verify(name)).toBeNull();
    });

    it.each(['update event set type = type', 'delete from event', 'truncate event', 'truncate event cascade'])(
      'are append-only: the database itself refuses «%s»',
      async (statement) => {
        await stream(1);
        expect(await refusal(over().pool, statement)).toBe('23001');
      },
    );

    it.each([
      ['type', "'other'"],
      ['actor', "'system'"],
      ['at', "at + interval '1 millisecond'"],
      ['data', "jsonb_set(data, '{n}', '7')"],
      ['data', "data - 'words'"],
      ['previous', `repeat('1', 64)`],
      ['hash', `repeat('1', 64)`],
    ])('tell which one was altered: its %s made %s', async (column, value) => {
      for (const seq of [1, 2, 3]) {
        const name = await stream(3);
        await behindItsBack(`update event set ${column} = ${value} where stream = '${name}' and seq = ${seq}`);
        expect(await verify(name)).toBe(seq);
      }
    });

    it('tell that one is gone: the first, one in the middle, the last, or all', async () => {
      const gone = async (which: string) => {
        const name = await stream(3);
        await behindItsBack(`delete from event where stream = '${name}' and ${which}`);
        return verify(name);
      };
      expect(await gone('seq = 1')).toBe(1);
      expect(await gone('seq = 2')).toBe(2);
      expect(await gone('seq = 3')).toBe(3);
      expect(await gone('true')).toBe(1);
    });

    it('tell that two changed places', async () => {
      const name = await stream(3);
      const move = (from: number, to: number) =>
        `update event set seq = ${to} where stream = '${name}' and seq = ${from}`;
      await behindItsBack(move(2, 9), move(3, 2), move(9, 3));
      expect(await verify(name)).toBe(2);
    });

    it("tell that a case's last event is gone, by the case's own row", async () => {
      const made = await makeCase(over().store);
      expect(await verify(made.id)).toBeNull();
      await behindItsBack(`delete from event where stream = '${made.id}'`);
      expect(await verify(made.id)).toBe(1);
      const all = await over().store.read((kept) => kept.events.streams('', 10_000));
      expect(all).toContain(made.id);
    });

    it('tell that a whole chain was written anew, by a head that the digest noted', async () => {
      const name = await stream(2);
      const [, noted] = await of(name);
      const forged = await stream(2);
      const known = { seq: 2, hash: noted?.hash ?? '' };
      expect(await verify(name, known)).toBeNull();
      expect(await verify(forged, known)).toBe(2);
      // One that was cut short behind the noted head is found at its end.
      expect(await verify(forged, { ...known, seq: 3 })).toBe(3);
    });

    it('list the heads that changed, for the digest, and every stream in pages', async () => {
      const since = later(10_000_000);
      const name = `task:${randomUUID()}`;
      await over().store.transaction((kept) =>
        kept.events.append(name, [event(1), { ...event(2), at: since }, { ...event(3), at: since }]),
      );
      const heads = await over().store.read((kept) => kept.events.heads(since));
      expect(heads).toEqual([{ stream: name, seq: 3, hash: (await of(name))[2]?.hash }]);
      const all = await over().store.read((kept) => kept.events.streams('', 10_000));
      expect(all).toEqual([...new Set(all)]);
      const paged: string[] = [];
      for (;;) {
        const page = await over().store.read((kept) => kept.events.streams(paged.at(-1) ?? '', 7));
        if (page.length === 0) break;
        paged.push(...page);
      }
      expect(paged).toEqual(all);
    });

    it('hold data of ids and words as they were given, whatever their order', async () => {
      const name = `task:${randomUUID()}`;
      const data = { b: 1, a: 'å', d: null, c: true };
      await over().store.transaction((kept) =>
        kept.events.append(name, [{ type: 'x', actor: { kind: 'system' }, at, data }]),
      );
      expect((await of(name))[0]?.data).toEqual(data);
      expect(await verify(name)).toBeNull();
    });
  });
}
