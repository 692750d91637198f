import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type CaseId, type FunctionId, id, type SealedHandle } from '../../../bot/core/ids.ts';
import { at, type Engine, later, makeCase, newCase, received, refusal, someone } from './engine.ts';

const taken = (person = someone()) => ({ type: 'taken', actor: { kind: 'person', person }, at }) as const;

export function casesContract(over: () => Engine): void {
  describe('cases', () => {
    it('gives back what was kept, to the millisecond', async () => {
      const fresh = newCase();
      const made = await over().store.transaction((kept) => kept.cases.create(fresh, [received]));
      const { prefix: _prefix, submission: _submission, ...same } = fresh;
      expect(made).toMatchObject({ ...same, status: 'received', function: 'partners', assignment: 1, version: 1 });
      const { cases } = await over().store.read(async (kept) => kept);
      expect(await cases.get(made.id)).toEqual(made);
      expect(await cases.byNumber(made.number)).toEqual(made);
      expect(await cases.bySubmission(fresh.submission)).toEqual(made);
      expect(await cases.get(id<CaseId>(randomUUID()))).toBeNull();
      expect(await cases.byNumber('T-2026-99999')).toBeNull();
    });

    it('numbers cases made at the same moment differently, and later ones higher', async () => {
      const before = await makeCase(over().store);
      const many = await Promise.all(Array.from({ length: 25 }, () => makeCase(over().store)));
      const after = await makeCase(over().store);
      const numbers = many.map((each) => each.number);
      expect(new Set(numbers).size).toBe(25);
      for (const number of numbers) {
        expect(number).toMatch(/^T-2026-\d{5}$/);
        expect(number > before.number && number < after.number).toBe(true);
      }
    });

    it('makes one case of one draft, however many send it at once', async () => {
      const submission = randomUUID();
      const tries = await Promise.allSettled(Array.from({ length: 4 }, () => makeCase(over().store, { submission })));
      expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    });

    it('makes neither a case nor an event of a transaction that fails at its end', async () => {
      const fresh = newCase();
      await expect(
        over().store.transaction(async (kept) => {
          await kept.cases.create(fresh, [received]);
          throw new Error('at the end');
        }),
      ).rejects.toThrow('at the end');
      expect(await over().store.read((kept) => kept.cases.get(fresh.id))).toBeNull();
      expect(await over().store.read((kept) => kept.events.of(fresh.id))).toEqual([]);
    });

    it('saves a change with the events that explain it, on the chain', async () => {
      const made = await makeCase(over().store);
      const holder = someone();
      const saved = await over().store.transaction(async (kept) => {
        const locked = await kept.cases.lock(made.id);
        if (!locked) throw new Error('no case');
        return kept.cases.save({ ...locked, status: 'taken', holder, takenAt: later(5) }, [taken(holder)]);
      });
      expect(saved).toEqual({ ...made, status: 'taken', holder, takenAt: later(5), version: 2, events: saved.events });
      const events = await over().store.read((kept) => kept.events.of(made.id));
      expect(events.map(({ seq, type }) => [seq, type])).toEqual([
        [1, 'received'],
        [2, 'taken'],
      ]);
      expect(saved.events).toEqual({ count: 2, head: events[1]?.hash });
    });

    it('refuses a save of a case that someone else saved meanwhile, with all that belongs to it', async () => {
      const read = await makeCase(over().store);
      await over().store.transaction((kept) => kept.cases.save({ ...read, urgency: 'acute' }, [taken()]));
      const late = over().store.transaction((kept) => kept.cases.save({ ...read, urgency: 'low' }, [taken()]));
      await expect(late).rejects.toThrow();
      expect(await over().store.read((kept) => kept.cases.get(read.id))).toMatchObject({
        urgency: 'acute',
        version: 2,
      });
      expect(await over().store.read((kept) => kept.events.of(read.id))).toHaveLength(2);
    });

    it('lets those who lock one case in one after the other: no change is lost', async () => {
      const made = await makeCase(over().store);
      const bump = () =>
        over().store.transaction(async (kept) => {
          const locked = await kept.cases.lock(made.id);
          if (!locked) throw new Error('no case');
          await kept.cases.save({ ...locked, ladderDone: locked.ladderDone + 1 }, [taken()]);
        });
      await Promise.all(Array.from({ length: 10 }, bump));
      expect(await over().store.read((kept) => kept.cases.get(made.id))).toMatchObject({ ladderDone: 11, version: 11 });
      expect(await over().store.read((kept) => kept.events.verify(made.id))).toBeNull();
    });

    it('lists the open cases of some functions, gravest first, then oldest', async () => {
      const mine = id<FunctionId>(randomUUID());
      const routing = { ...newCase().routing, function: mine };
      const make = (urgency: 'low' | 'acute', minutes: number) =>
        makeCase(over().store, { routing, urgency, receivedAt: later(minutes) });
      const low = await make('low', 0);
      const young = await make('acute', 2);
      const old = await make('acute', 1);
      const closed = await make('acute', 0);
      await over().store.transaction((kept) =>
        kept.cases.save({ ...closed, status: 'closed', closedAt: at }, [
          { type: 'withdrawn', actor: { kind: 'reporter' }, at },
        ]),
      );
      const open = (limit: number) => over().store.read((kept) => kept.cases.openOf([mine], limit));
      expect((await open(9)).map((each) => each.id)).toEqual([old.id, young.id, low.id]);
      expect(await open(1)).toEqual([old]);
      expect(await over().store.read((kept) => kept.cases.openOf([], 9))).toEqual([]);
    });

    it('finds what a person reported, openly by name and protected by the sealed part alone', async () => {
      const person = someone();
      const lookup = `lookup ${randomUUID()}`;
      const handle = id<SealedHandle>(randomUUID());
      const open = await makeCase(over().store, { reporter: { kind: 'open', person } });
      const hidden = await makeCase(over().store, { reporter: { kind: 'protected', handle }, receivedAt: later(1) });
      const key = { person, lookup };
      const mine = () => over().store.read((kept) => kept.cases.ofReporter(key, 9));
      expect((await mine()).map((each) => each.id)).toEqual([open.id]);
      await over().store.transaction((kept) =>
        kept.sealed.keep({
          id: randomUUID(),
          handle,
          purpose: 'reporter',
          lookup,
          content: new Uint8Array([1]),
          at,
        }),
      );
      expect((await mine()).map((each) => each.id)).toEqual([hidden.id, open.id]);
      const { cases } = await over().store.read(async (kept) => kept);
      const other = { person: someone(), lookup: 'someone else' };
      expect(await Promise.all([open, hidden].map((each) => cases.isReporter(each, key)))).toEqual([true, true]);
      expect(await Promise.all([open, hidden].map((each) => cases.isReporter(each, other)))).toEqual([false, false]);
    });

    it('keeps the last save of a page, and all that was said, in order', async () => {
      const made = await makeCase(over().store);
      const page = { page: 'course', questionnaire: 'threat@1', answers: { courseOfEvents: 'Först' }, savedAt: at };
      const second = { ...page, answers: { courseOfEvents: 'Sedan', alone: true }, savedAt: later(1) };
      const question = {
        id: randomUUID(),
        kind: 'question',
        text: 'Vad hände?',
        author: { kind: 'person', person: someone() },
        at,
        replyTo: null,
      } as const;
      const answer = {
        id: randomUUID(),
        kind: 'answer',
        text: 'Åäö ☂\n"’',
        author: { kind: 'reporter' },
        at: later(1),
        replyTo: question.id,
      } as const;
      await over().store.transaction(async ({ cases }) => {
        await cases.savePage(made.id, page);
        await cases.savePage(made.id, second);
        await cases.addEntry(made.id, question);
        await cases.addEntry(made.id, answer);
      });
      expect(await over().store.read((kept) => kept.cases.pages(made.id))).toEqual([second]);
      expect(await over().store.read((kept) => kept.cases.entries(made.id))).toEqual([question, answer]);
      const counted = { said: ['question', 'answer'], pages: 1, photos: 0, openTasks: 0 };
      expect(await over().store.read((kept) => kept.cases.glance(made.id))).toEqual(counted);
    });

    it('keeps the reasons for reading', async () => {
      const made = await makeCase(over().store);
      const reason = { id: randomUUID(), text: 'Tillsyn', at };
      await over().store.transaction((kept) => kept.cases.addReason(made.id, reason));
      expect(await over().store.read((kept) => kept.cases.reasons(made.id))).toEqual([reason]);
    });

    it.each([
      ['with no reporter', 'reporter = null, reporter_handle = null'],
      ['both open and protected', 'reporter_handle = gen_random_uuid()'],
      ['without a function', 'function = null'],
      ['taken by nobody', "status = 'taken', holder = null"],
      ['in a state that is none', "status = 'lost'"],
      ['of no kind', "kinds = '{}'"],
    ])('the database refuses a case %s', async (_what, change) => {
      const made = await makeCase(over().store);
      expect(await refusal(over().pool, `update "case" set ${change} where id = '${made.id}'`)).toMatch(/^23/);
    });
  });
}
