import { describe, expect, it } from 'vitest';
import { type GroupId, id, type PersonId } from '../../../bot/core/ids.ts';
import type { Profile } from '../../../bot/core/organisation/directory.ts';
import type { DirectoryCopy } from '../../../bot/ports/store/directory.ts';
import { at, type Engine, later, refusal, someone } from './engine.ts';

const profile = (person: PersonId, parts: Partial<Profile> = {}): Profile => ({
  person,
  name: 'Ada Provlund',
  title: 'Sköterska',
  place: 'Akuten',
  manager: null,
  locale: 'sv',
  ...parts,
});
const aGroup = () => id<GroupId>(someone());

export function directoryContract(over: () => Engine): void {
  const copy = <T>(work: (directory: DirectoryCopy) => Promise<T>): Promise<T> =>
    over().store.transaction(({ directory }) => work(directory));
  const known = async (person: PersonId) =>
    (await copy((directory) => directory.snapshot())).people.find((each) => each.person === person);

  describe('the directory’s last known answer', () => {
    it('asks for someone once, and has nothing of them until they are answered', async () => {
      const person = someone();
      expect(await copy((directory) => directory.want(person))).toBe(true);
      expect(await copy((directory) => directory.want(person))).toBe(false);
      expect(await copy((directory) => directory.stale(new Date(0), 1_000))).toContain(person);
      expect(await known(person)).toBeUndefined();
      await copy((directory) => directory.keepPeople([profile(person)], at));
      expect(await known(person)).toEqual(profile(person));
      expect(await copy((directory) => directory.stale(new Date(0), 1_000))).not.toContain(person);
      expect(await copy((directory) => directory.stale(later(1), 1_000))).toContain(person);
    });

    it('keeps a manager that a later answer leaves out, and forgets whom the directory no longer knows', async () => {
      const [person, boss] = [someone(), someone()];
      await copy((directory) => directory.keepPeople([profile(person, { manager: boss })], at));
      await copy((directory) => directory.keepPeople([profile(person, { name: 'Ada Ny' })], later(1)));
      expect(await known(person)).toMatchObject({ name: 'Ada Ny', manager: boss });
      await copy((directory) => directory.unknown([person], later(2)));
      expect(await known(person)).toBeUndefined();
      const { rows } = await over().pool.query(
        `select p::text as row from directory_person p where person = '${person}'`,
      );
      expect(JSON.stringify(rows)).not.toMatch(/Ada|Akuten/);
      expect(await copy((directory) => directory.want(person))).toBe(false);
    });

    it('keeps more people than one statement can hold', async () => {
      const many = Array.from({ length: 2_500 }, () => profile(someone(), { place: 'Många' }));
      await copy((directory) => directory.keepPeople(many, at));
      const { people } = await copy((directory) => directory.snapshot());
      expect(people.filter(({ place }) => place === 'Många')).toHaveLength(2_500);
    });

    it('replaces a group’s members, leaves the other groups alone, and has another fingerprint then', async () => {
      const [one, other, ada, bo] = [aGroup(), aGroup(), someone(), someone()];
      await copy((directory) =>
        directory.keepGroups(
          new Map([
            [one, [ada]],
            [other, [bo]],
          ]),
          at,
        ),
      );
      const before = await copy((directory) => directory.snapshot());
      await copy((directory) => directory.keepGroups(new Map([[one, [bo, ada]]]), later(1)));
      const after = await copy((directory) => directory.snapshot());
      expect([after.groups.get(one), after.groups.get(other)]).toEqual([[bo, ada], [bo]]);
      expect(before.fingerprint).toMatch(/^[0-9a-f]{8}$/);
      expect(after.fingerprint).not.toBe(before.fingerprint);
      await copy((directory) => directory.keepGroups(new Map([[one, [ada, bo]]]), later(2)));
      expect((await copy((directory) => directory.snapshot())).fingerprint).toBe(after.fingerprint);
    });

    it('replaces the absences of the sources that answered, and of no other', async () => {
      const [ada, bo] = [someone(), someone()];
      const of = async () =>
        (await copy((directory) => directory.snapshot())).absences
          .filter(({ person }) => person === ada || person === bo)
          .map(({ person, source, until }) => [person, source, until]);
      const by = (person: PersonId, source: 'presence' | 'mailbox', until: Date | null = null) => ({
        person,
        source,
        until,
      });
      await copy((directory) =>
        directory.keepAbsences([by(ada, 'presence'), by(bo, 'mailbox', later(9))], ['presence', 'mailbox'], at),
      );
      await copy((directory) => directory.keepAbsences([], ['presence'], later(1)));
      expect(await of()).toEqual([[bo, 'mailbox', later(9)]]);
      await copy((directory) => directory.keepAbsences([by(bo, 'mailbox')], [], later(2)));
      expect(await of()).toEqual([[bo, 'mailbox', later(9)]]);
    });

    it('counts every change, and says when it was last answered and since when it is not', async () => {
      const state = () => copy((directory) => directory.state());
      const before = await state();
      await copy((directory) => directory.keepPeople([profile(someone())], at));
      const changed = await state();
      expect(changed.version).not.toBe(before.version);
      await copy((directory) => directory.failed('graphAway', later(5)));
      expect((await state()).failure).toEqual({ code: 'graphAway', at: later(5) });
      await copy((directory) => directory.answered('groups', later(6)));
      await copy((directory) => directory.answered('absence', later(7)));
      expect(await state()).toMatchObject({ failure: null, groupsAt: later(6), absenceAt: later(7) });
    });

    it('keeps a portrait with its age while a new one is asked for, and refuses a large one', async () => {
      const person = someone();
      const portrait = () => copy((directory) => directory.portrait(person));
      expect(await copy((directory) => directory.wantPortrait(person))).toBe(true);
      expect(await copy((directory) => directory.wantPortrait(person))).toBe(false);
      expect(await portrait()).toBeNull();
      expect(await copy((directory) => directory.wantedPortraits(1_000))).toContain(person);
      await copy((directory) => directory.keepPortrait(person, Uint8Array.of(1, 2), at));
      expect(await copy((directory) => directory.wantedPortraits(1_000))).not.toContain(person);
      expect(await copy((directory) => directory.wantPortrait(person))).toBe(true);
      const kept = await portrait();
      expect([[...(kept?.jpeg ?? [])], kept?.fetchedAt]).toEqual([[1, 2], at]);
      const large = `update directory_portrait set jpeg = decode(repeat('00', 65537), 'hex') where person = '${person}'`;
      expect(await refusal(over().pool, large)).toBe('23514');
    });
  });
}
