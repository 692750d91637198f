import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../../bot/core/errors.ts';
import { type Act, type Acted, actInMeeting } from '../../../bot/core/meetings/act.ts';
import { addPoint } from '../../../bot/core/meetings/add-point.ts';
import { attend } from '../../../bot/core/meetings/attend.ts';
import { endMeeting } from '../../../bot/core/meetings/end.ts';
import { heedLead, movePoint, takeLead } from '../../../bot/core/meetings/lead.ts';
import { seeMinutes } from '../../../bot/core/meetings/see-minutes.ts';
import { seeHistory, seeTask } from '../../../bot/core/tasks/see-tasks.ts';
import { minutesDocument, plainText } from '../../../bot/words/meetings/document.ts';
import { decisionText } from '../../../bot/words/meetings/sentences.ts';
import { p, type World, world } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.end());

/*
 * Several people press whatever they like, many at the same moment, some of them twice, some from a screen that shows
 * what was so a while ago. Whatever comes of it, the minutes are exactly the decisions that were answered.
 */

const people = ['kim', 'robin', 'lee'] as const;
const person = fc.constantFrom(...people);
const which = fc.nat({ max: 5 });
/** Which version of the field the presser believes in: the newest, or an older one. */
const stale = fc.nat({ max: 2 });
const press = fc.oneof(
  fc.record({ kind: fc.constant('decide' as const), text: fc.constantFrom('', 'Enligt bilaga 3.') }),
  fc.record({ kind: fc.constant('assign' as const), to: fc.constantFrom('nurse', 'kim', null), stale }),
  fc.record({ kind: fc.constant('date' as const), day: fc.constantFrom('2026-12-01', '2027-01-15', null), stale }),
  fc.record({ kind: fc.constant('done' as const), stale }),
  fc.record({ kind: fc.constantFrom('nextMeeting' as const, 'lift' as const, 'makeTask' as const) }),
  fc.record({
    kind: fc.constantFrom('move' as const, 'takeLead' as const, 'come' as const, 'go' as const, 'add' as const),
  }),
);
const step = fc.record({ who: person, at: which, press, twice: fc.boolean() });
const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 });

/** What a rule refused; anything else fails the run. */
async function tried<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

test('whatever several people press at once, the minutes are the decisions that were answered: none lost, none twice, no number skipped', async () => {
  let keys = 0;
  await fc.assert(
    fc.asyncProperty(rounds, async (script) => {
      const [one, two] = [await w.add({ title: 'Ett lås' }), await w.add({ title: 'Två larm' })];
      const case1 = await w.caseTask();
      const meeting = await w.started();
      const { id } = meeting;
      const tasks = [one, two, case1];
      const answered: Acted[] = [];
      try {
        const targets = [
          ...(await Promise.all(tasks.map((task) => w.pointOf(meeting, task.id)))).map(({ id: point }) => point),
          ...(await w.points(meeting)).flatMap((point) => (point.section === 'fixed' && point.id ? [point.id] : [])),
        ];
        for (const round of script) {
          const now = await Promise.all(tasks.map((task) => seeTask(w.deps, p('kim'), task.id)));
          await Promise.all(
            round.map(async ({ who, at, press, twice }) => {
              const actor = p(who);
              const index = at % targets.length;
              const point = targets[index];
              if (!point) throw new Error('no such point');
              const versions = now[index]?.fieldVersions;
              const here = { meeting: id, point };
              const base = (field: 'responsible' | 'dueDate' | 'status', behind: number) =>
                Math.max(1, (versions?.[field] ?? 1) - behind);
              const act = ((): Act | null => {
                switch (press.kind) {
                  case 'decide':
                    return { ...here, act: 'decide', outcome: 'agreed', text: press.text };
                  case 'assign':
                    return {
                      ...here,
                      act: 'assign',
                      responsible: press.to === null ? null : p(press.to),
                      base: base('responsible', press.stale),
                    };
                  case 'date':
                    return { ...here, act: 'date', dueDate: press.day, base: base('dueDate', press.stale) };
                  case 'done':
                    return { ...here, act: 'done', base: base('status', press.stale) };
                  case 'nextMeeting':
                  case 'lift':
                    return { ...here, act: press.kind };
                  case 'makeTask':
                    return { ...here, act: 'makeTask', title: 'Gör det', responsible: actor, dueDate: null };
                  default:
                    return null;
                }
              })();
              if (act) {
                keys += 1;
                const key = { key: `at once ${keys}`, inputs: JSON.stringify(act) };
                const sent = Array.from({ length: twice ? 2 : 1 }, () => tried(actInMeeting(w.deps, actor, act, key)));
                for (const each of await Promise.all(sent)) if (each) answered.push(each);
                return;
              }
              if (press.kind === 'move') {
                const { term } = await heedLead(w.deps, actor, { meeting: id, term: null });
                await tried(movePoint(w.deps, actor, { ...here, term }));
              } else if (press.kind === 'takeLead') await tried(takeLead(w.deps, actor, { meeting: id }));
              else if (press.kind === 'add')
                await tried(addPoint(w.deps, actor, { meeting: id, wanted: { title: 'Övrigt' } }));
              else await tried(attend(w.deps, actor, { meeting: id, person: actor, present: press.kind === 'come' }));
            }),
          );
        }
      } finally {
        await endMeeting(w.deps, p('kim'), { meeting: id });
      }
      const seen = await seeMinutes(w.deps, p('kim'), id);
      const { content } = seen;

      const inMinutes = content.points.flatMap((point) => point.decisions.map((each) => ({ point, each })));
      const made = new Map(answered.flatMap(({ decision }) => (decision ? [[decision.id, decision] as const] : [])));
      const byNumber = [...made.values()].sort((a, b) => a.number - b.number);
      expect(byNumber.map(({ number }) => number)).toEqual(byNumber.map((_, index) => index + 1));
      expect(content.points.map(({ paragraph }) => paragraph)).toEqual(content.points.map((_, index) => index + 1));
      expect(
        inMinutes
          .map(({ point, each }) => [each.number, point.paragraph, each.act, each.by.id, each.text, each.dueDate])
          .sort(([a], [b]) => Number(a) - Number(b)),
      ).toEqual(byNumber.map((each) => [each.number, each.paragraph, each.act, each.by, each.text, each.dueDate]));

      // The text says each of them, under its number.
      const text = plainText(minutesDocument(seen));
      for (const { each } of inMinutes) expect(text).toContain(`Beslut ${each.number}\n\n${decisionText(each)}`);

      // Each task is as its last decision left it, and all that was pressed stands in its history, won or lost.
      for (const task of tasks) {
        const now = await seeTask(w.deps, p('kim'), task.id);
        const of = byNumber.filter(({ subject }) => subject.kind === 'task' && subject.task === task.id);
        const last = of.at(-1)?.after;
        if (last) expect(last).toEqual({ responsible: now.responsible, dueDate: now.dueDate, status: now.status });
        const { revisions } = await seeHistory(w.deps, p('kim'), task.id);
        const lost = answered.flatMap(({ conflicts }) => conflicts.filter((each) => each.task === task.id));
        expect(revisions.filter(({ applied }) => !applied).length).toBe(lost.length);
        expect(await w.deps.store.read((kept) => kept.events.verify(`task:${task.id}`))).toBeNull();
      }
      expect(await w.deps.store.read((kept) => kept.events.verify(`meeting:${id}`))).toBeNull();
    }),
    { numRuns: 12, interruptAfterTimeLimit: 90_000 },
  );
});
