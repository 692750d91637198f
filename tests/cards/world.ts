import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '../../bot/adapters/keys/key-file.ts';
import { createClock } from '../../bot/adapters/memory/clock.ts';
import { createMemoryMessenger, type MemoryMessenger } from '../../bot/adapters/memory/messenger.ts';
import { readOrganisation, shippedFile } from '../../bot/adapters/org-file/read-organisation.ts';
import { makePhotoCleaner } from '../../bot/adapters/photos/cleaner.ts';
import { openServer } from '../../bot/adapters/store/server.ts';
import { createStore } from '../../bot/adapters/store/store.ts';
import { createDoor } from '../../bot/cards/chat/door.ts';
import type { CardDeps } from '../../bot/cards/views/draw.ts';
import type { PersonId } from '../../bot/core/ids.ts';
import { id } from '../../bot/core/ids.ts';
import { uncoveredCells } from '../../bot/core/routing/coverage.ts';
import type { JobDeps } from '../../bot/jobs/define/job-kind.ts';
import { jobKinds } from '../../bot/jobs/index.ts';
import type { Incoming, Speaker } from '../../bot/ports/chat.ts';
import type { CardJson } from '../../bot/ports/messenger.ts';
import { freshDatabase } from '../setup/database.ts';
import { nodesOf } from './valid.ts';

/** Someone of the shipped organisation, by the last digits of the id. */
export const person = (last: number): PersonId =>
  id<PersonId>(`7a000001-de30-4000-8000-${String(last).padStart(12, '0')}`);

/** A Monday morning, winter time. */
export const START = new Date('2026-03-02T09:00:00Z');

export const shipped = await readOrganisation(shippedFile, { uncoveredCells });

export type Button = {
  readonly title: string;
  readonly verb: string;
  readonly data: { readonly [key: string]: unknown };
};

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A card's buttons, and the inputs that it would send as they are filled in. */
export function buttonsOf(card: unknown): Button[] {
  const refresh = isRecord(card) && isRecord(card.refresh) ? card.refresh.action : null;
  return nodesOf(card).flatMap((node) => {
    if (node.type !== 'Action.Execute' || node === refresh) return [];
    return [{ title: String(node.title), verb: String(node.verb), data: isRecord(node.data) ? node.data : {} }];
  });
}

export function inputsOf(card: unknown): { [id: string]: unknown } {
  const inputs: { [id: string]: unknown } = {};
  for (const node of nodesOf(card))
    if (typeof node.type === 'string' && node.type.startsWith('Input.') && node.value !== undefined)
      inputs[String(node.id)] = node.value;
  return inputs;
}

/**
 * The chat side without HTTP: the real rules, cards and jobs on a real database, with a clock that stands still,
 * a messenger that keeps what it is given, and jobs that run after each step (`eager`) or when `work` is called.
 */
export async function world(
  organisation = shipped,
  {
    eager = true,
    also = () => ({}),
  }: { eager?: boolean; also?: (messenger: MemoryMessenger) => Partial<JobDeps> } = {},
) {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'trygg-cards-'));
  const pool = openServer(database.url, () => {});
  const clock = createClock(START);
  const ids = { ordered: () => randomUUID(), random: () => randomUUID() };
  const vault = await openKeyFile(join(folder, 'key'), { create: true });
  const deps: CardDeps = {
    store: createStore(pool, ids, () => {}),
    clock,
    ids,
    vault,
    organisation,
    tabLink: (route) => `https://trygg.example/tab/#${route}`,
  };
  const channels = [...organisation.functions.values()].flatMap((each) => each.channel ?? []);
  const messenger = createMemoryMessenger({ channels });
  const failures: unknown[] = [];
  const door = createDoor(deps, { failed: ({ error }) => failures.push(error) });
  const jobDeps = { ...deps, messenger, cleaner: makePhotoCleaner(), ...also(messenger) };

  const speaker = (who: PersonId, locale: 'sv' | 'en' = 'sv'): Speaker => ({
    person: who,
    name: organisation.people.get(who)?.name ?? 'Gäst Provsson',
    locale,
    account: `29:${who}`,
    reference: { conversation: id(`chat ${who}`), serviceUrl: 'http://127.0.0.1/memory/', tenant: 'memory' },
    personal: true,
  });

  /** Runs what is due, and what comes of it. Returns how many jobs. */
  async function work(): Promise<number> {
    let ran = 0;
    for (;;) {
      const jobs = await deps.store.transaction((kept) => kept.jobs.claim('world', 20, 600, clock.now()));
      if (jobs.length === 0) return ran;
      for (const job of jobs) {
        await jobKinds.get(job.kind)?.run(jobDeps, job.payload);
        await deps.store.read((kept) => kept.jobs.done('world', [job.id], clock.now()));
        ran += 1;
      }
    }
  }

  async function answered(incoming: Incoming): Promise<CardJson> {
    const answer = await door(incoming);
    if (answer.kind !== 'card') throw new Error(`answered ${answer.kind} to ${incoming.kind}`);
    return answer.card;
  }

  const it = {
    deps,
    pool,
    clock,
    messenger,
    failures,
    door,
    work,
    speaker,
    /** Stored messages of a person's chat, oldest first, as they are now. */
    messages: (who: PersonId) => messenger.messages.filter((each) => each.conversation === `chat ${who}`),
    /** The newest stored message of a chat. */
    newest(who: PersonId): CardJson {
      const last = it.messages(who).at(-1);
      if (!last) throw new Error('nothing came');
      return last.message.card;
    },
    async say(who: PersonId, text: string, files: readonly Uint8Array[] = [], locale: 'sv' | 'en' = 'sv') {
      const sources = files.map((bytes) => {
        const url = `http://127.0.0.1/files/${randomUUID()}`;
        messenger.files.set(url, bytes);
        return {
          name: 'fil',
          claimedType: '',
          source: { url, serviceUrl: 'http://127.0.0.1/memory/', authenticated: true },
        };
      });
      await door({ kind: 'message', who: speaker(who, locale), text, files: sources, key: randomUUID() });
      if (eager) await work();
    },
    /** Presses the first button with this verb, with the inputs as they are filled in and those given. */
    async press(who: PersonId, card: unknown, verb: string, inputs: object = {}, locale: 'sv' | 'en' = 'sv') {
      const button = buttonsOf(card).find((each) => each.verb === verb);
      if (!button) throw new Error(`no button ${verb}; there are ${buttonsOf(card).map((each) => each.verb)}`);
      return it.send(who, verb, { ...inputsOf(card), ...inputs, ...button.data }, locale);
    },
    /** Sends anything. */
    async send(who: PersonId, verb: string, data: unknown, locale: 'sv' | 'en' = 'sv', automatic = false) {
      const card = await answered({ kind: 'press', who: speaker(who, locale), verb, data, automatic, activity: null });
      if (eager) await work();
      return card;
    },
    /** A report sent with three answers; the receipt as it was answered. */
    async report(who: PersonId, inputs: object = {}, text = 'Rapportera') {
      await it.say(who, text);
      const now = await it.press(who, it.newest(who), 'safe');
      return it.press(who, now, 'submit', { kinds: 'threat', ongoing: 'over', ...inputs });
    },
    /** All cases, newest first. */
    async cases() {
      const { rows } = await pool.query<{ id: string }>('select id from "case" order by received_at desc, number desc');
      const found = await deps.store.read((kept) => Promise.all(rows.map((row) => kept.cases.get(id(row.id)))));
      return found.flatMap((of) => of ?? []);
    },
    async end() {
      await pool.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return it;
}
