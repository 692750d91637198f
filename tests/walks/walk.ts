import { may } from '../../bot/core/access/access.ts';
import type { PersonId } from '../../bot/core/ids.ts';
import type { CardJson } from '../../bot/ports/messenger.ts';
import { complaints, nodesOf } from '../cards/valid.ts';
import { type Button, buttonsOf, inputsOf, person, world } from '../cards/world.ts';
import { broken, brokenChains, look, type Snapshot, unauthorised, type World } from './model.ts';
import { type Inputs, MARK, type PressStep, type Step } from './steps.ts';

const vera = person(2);
/** Doris, the deputy, has not installed the app. */
const doris = person(24);
const cast: readonly PersonId[] = [1, 2, 11, 21, 22, 24, 25, 33, 35, 41].map(person);
/** Handle no case, ever. */
const outside: readonly PersonId[] = [11, 41].map(person);
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** Cards given last, from which most presses come. */
const RECENT = 8;

const markOf = (who: PersonId) => `MARKÖR${who.slice(-3)}`;
type Given = { readonly owner: PersonId; readonly card: CardJson; readonly buttons: readonly Button[] };
const emptyCard: CardJson = { type: 'AdaptiveCard' };
type Sent = { readonly who: PersonId; readonly verb: string; readonly data: unknown };

/** One walk: everything that went against what must hold, with the step where it did. */
export async function walk(steps: readonly Step[]): Promise<string[]> {
  const w = await world(undefined, { eager: false });
  w.messenger.without.add(doris);
  const it = walker(w);
  try {
    await it.begin();
    for (const [index, step] of steps.entries()) {
      const wrong = await it.step(step);
      if (wrong.length > 0) return wrong.map((line) => `step ${index}, ${step.kind}: ${line}`);
    }
    return [...(await it.atTheEnd())];
  } catch (error) {
    return [`threw ${error instanceof Error ? error.stack : String(error)}`];
  } finally {
    await w.end();
  }
}

function walker(w: World) {
  const given: Given[] = [];
  const known = new Set<string>();
  const ids = new Set<string>();
  const looked = new Set<string>();
  let answered: Given | null = null;

  function keep(owner: PersonId, card: CardJson): void {
    const key = owner + JSON.stringify(card);
    if (known.has(key)) return;
    known.add(key);
    const buttons = buttonsOf(card);
    if (buttons.length > 0) given.push({ owner, card, buttons });
    for (const node of nodesOf(card))
      for (const value of Object.values(node))
        if (typeof value === 'string' && /^[\da-f]{8}-[\da-f-]{27}$/.test(value)) ids.add(value);
  }
  const keepStored = () => {
    for (const who of cast) for (const { message } of w.messages(who)) keep(who, message.card);
  };

  function inputsFor(
    who: PersonId,
    card: CardJson,
    inputs: Inputs,
    data: Button['data'],
  ): { [field: string]: unknown } {
    const drawn = inputsOf(card);
    const marked = (fields: { readonly [field: string]: unknown }) =>
      Object.fromEntries(
        Object.entries(fields).map(([field, value]) => [
          field,
          typeof value === 'string' ? value.replaceAll(MARK, markOf(who)) : value,
        ]),
      );
    // Vera's identity is protected, always: what she sends by mistake or malice tells no one of her either.
    const always = who === vera ? { protectedIdentity: 'true' } : {};
    if (inputs.kind === 'drawn') return { ...drawn, ...always, ...data };
    if (inputs.kind === 'filled') return { ...drawn, ...marked(inputs.with), ...always, ...data };
    if (inputs.kind === 'wild') return { ...drawn, ...data, ...marked(inputs.with), ...always };
    const other = [...ids][inputs.id % Math.max(ids.size, 1)];
    return {
      ...drawn,
      ...always,
      ...Object.fromEntries(
        Object.entries(data).map(([key, value]) => [key, key !== 'card' && ids.has(String(value)) ? other : value]),
      ),
    };
  }

  function sentBy(step: PressStep): Sent | null {
    const from = step.from === 'last' && answered ? [answered] : step.from === 'lately' ? given.slice(-RECENT) : given;
    const target = from[step.card % Math.max(from.length, 1)];
    const button = target?.buttons[step.button % target.buttons.length];
    if (!target || !button) return null;
    const who = step.thief === null ? target.owner : (cast[step.thief % cast.length] ?? target.owner);
    return { who, verb: button.verb, data: inputsFor(who, target.card, step.inputs, button.data) };
  }

  /** Whether someone may read what another wrote: as handler of a case of theirs, or as its reporter. */
  function mayRead(at: Snapshot, reader: PersonId, writer: PersonId): boolean {
    return [...at.values()].some(({ standings }) => {
      const [reads, wrote] = [standings.get(reader), standings.get(writer)];
      if (!reads || !wrote) return false;
      return reads.relation === 'reporter' || (may(reads, 'readContent') && !outside.includes(reader));
    });
  }

  function leaks(card: CardJson, to: PersonId, at: readonly Snapshot[]): string[] {
    const shown = JSON.stringify(card);
    const wrong = cast
      .filter((writer) => writer !== to && shown.includes(markOf(writer)))
      .filter((writer) => !at.some((moment) => mayRead(moment, to, writer)))
      .map((writer) => `${markOf(to)} reads ${markOf(writer)}`);
    const handlesCases = to === vera;
    if (!handlesCases && (shown.includes(vera) || shown.includes('Låtsasdal'))) wrong.push('a protected name');
    return wrong;
  }

  async function press(all: readonly Sent[]): Promise<string[]> {
    const before = await look(w, cast);
    const cards = await Promise.all(all.map((each) => w.send(each.who, each.verb, each.data)));
    const after = await look(w, cast);
    const wrong = await unauthorised(
      w,
      before,
      after,
      all.map((each) => each.who),
    );
    for (const [index, card] of cards.entries()) {
      const who = all[index]?.who;
      if (!who) continue;
      wrong.push(...complaints(card), ...leaks(card, who, [before, after]));
      keep(who, card);
      const buttons = buttonsOf(card);
      if (buttons.length > 0) answered = { owner: who, card, buttons };
    }
    return [...wrong, ...(await broken(w, after)), ...failed()];
  }

  const failed = () => w.failures.map((error) => `failed: ${error instanceof Error ? error.stack : String(error)}`);

  async function work(): Promise<string[]> {
    const before = await look(w, cast);
    await w.work();
    const after = await look(w, cast);
    keepStored();
    const wrong = [...(await unauthorised(w, before, after, [])), ...(await broken(w, after)), ...failed()];
    for (const { conversation, message } of w.messenger.messages) {
      const shown = JSON.stringify(message);
      if (shown.includes('MARKÖR')) wrong.push('a stored message holds what someone wrote');
      if (conversation !== `chat ${vera}` && (shown.includes(vera) || shown.includes('Låtsasdal')))
        wrong.push('a stored message names a protected reporter');
      if (!looked.has(shown)) wrong.push(...complaints(message.card));
      looked.add(shown);
    }
    return wrong;
  }

  return {
    /** An open report and a protected one, so that there is something to press from the start. */
    async begin() {
      for (const who of [person(1), vera]) {
        await w.say(who, `En patient hotade mig ${markOf(who)}`);
        await w.work();
        const now = await w.press(who, w.newest(who), 'safe');
        keep(
          who,
          await w.press(who, now, 'submit', {
            kinds: 'threat',
            ongoing: 'over',
            protectedIdentity: String(who === vera),
          }),
        );
      }
      for (const who of [21, 25, 33].map(person)) await w.say(who, 'Kö');
      await w.work();
      keepStored();
    },

    async step(step: Step): Promise<string[]> {
      switch (step.kind) {
        case 'press': {
          const sent = sentBy(step);
          return sent ? press([sent]) : [];
        }
        case 'twice': {
          const sent = sentBy(step.press);
          return sent ? press([sent, sent, sent]) : [];
        }
        case 'together':
          return press(step.presses.flatMap((each) => sentBy(each) ?? []));
        case 'forged': {
          // Someone's own card, another's case: only the rights stand between.
          const who = cast[step.who % cast.length] ?? vera;
          const own = given.filter((each) => each.owner === who);
          const card = own[step.card % Math.max(own.length, 1)]?.buttons[0]?.data.card;
          const all = [...(await look(w, cast)).keys()];
          const data = {
            rev: step.card,
            card,
            case: all[step.card % all.length],
            ...inputsFor(who, emptyCard, step.inputs, {}),
          };
          return press([{ who, verb: step.verb, data }]);
        }
        case 'say': {
          const who = cast[step.who % cast.length] ?? vera;
          await w.say(who, step.text.replaceAll(MARK, markOf(who)), step.photo ? [new Uint8Array(pixel)] : []);
          return work();
        }
        case 'wait':
          w.clock.advance(step.minutes * 60_000);
          return work();
        case 'work':
          return work();
      }
    },

    async atTheEnd(): Promise<string[]> {
      const wrong = await work();
      for (const stream of await brokenChains(w)) wrong.push(`the chain of ${stream} does not hold`);
      const { rows } = await w.pool.query(
        `select row_to_json(j)::text as row from job j union all select row_to_json(e)::text from event e union all select row_to_json(d)::text from delivery d`,
      );
      if (rows.some(({ row }) => row.includes('MARKÖR')))
        wrong.push('a job, event or delivery holds what someone wrote');
      const protectedCases = [...(await look(w, cast)).values()].filter(({ of }) => of.reporter.kind === 'protected');
      for (const { of } of protectedCases) {
        const tied = await w.pool.query(
          `select row_to_json(c)::text as row from "case" c where id = $1 union all select row_to_json(c)::text from card c where case_id = $1
           union all select row_to_json(d)::text from delivery d where case_id = $1 union all select row_to_json(p)::text from (select id, case_id, author, pending from photo where case_id = $1) p
           union all select row_to_json(e)::text from case_entry e where case_id = $1`,
          [of.id],
        );
        if (tied.rows.some(({ row }) => row.includes(vera)))
          wrong.push(`${of.number}: a row ties its protected reporter to it`);
      }
      return wrong;
    },
  };
}
