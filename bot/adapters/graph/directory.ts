import { z } from 'zod';
import { Retryable, Trouble } from '../../core/errors.ts';
import { type GroupId, id, type PersonId } from '../../core/ids.ts';
import type { Absence, PlaceAttribute, Profile } from '../../core/organisation/directory.ts';
import type { Answers, Directory } from '../../ports/directory.ts';
import type { BatchAnswer, BatchAsk } from './batch.ts';
import { MOST_IN_A_BATCH } from './batch.ts';
import type { Graph } from './client.ts';
import { refusedWith } from './errors.ts';
import { profileOf, select } from './profile.ts';

/** Graph takes this many in one question on presence. */
const MOST_PRESENCES = 650;
const MOST_PORTRAIT_BYTES = 65_536;
const MEMBERS = '/groups/{group-id}/transitiveMembers/microsoft.graph.user';
/** A cast to users is an advanced query, which Graph takes with this header and a count. */
const advanced = { ConsistencyLevel: 'eventual' } as const;

const collection = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });
const presence = z.object({
  id: z.string(),
  outOfOfficeSettings: z.object({ isOutOfOffice: z.boolean().nullish() }).nullish(),
});
const time = z.object({ dateTime: z.string().nullish() }).nullish();
const mailbox = z.object({
  automaticRepliesSetting: z
    .object({ status: z.string().nullish(), scheduledStartDateTime: time, scheduledEndDateTime: time })
    .nullish(),
});

export type DirectoryOptions = {
  readonly graph: Graph;
  /** The field of a profile that names a unit. */
  readonly attribute: PlaceAttribute | null;
  /** Whether mailboxes may be asked too. */
  readonly mailboxes: boolean;
  readonly now: () => Date;
};

/** Entra ID and presence, by Graph. */
export function createDirectory({ graph, attribute, mailboxes, now }: DirectoryOptions): Directory {
  const fields = select(attribute);

  /** Asks the same of each, twenty to a batch. Throws when any was put off: the whole is asked again. */
  async function each<Key extends string>(
    keys: readonly Key[],
    ask: (key: Key) => BatchAsk,
    take: (key: Key, answer: Exclude<BatchAnswer, { kind: 'passing' }>) => Promise<void> | void,
  ): Promise<void> {
    for (let from = 0; from < keys.length; from += MOST_IN_A_BATCH) {
      const some = keys.slice(from, from + MOST_IN_A_BATCH);
      const answers = await graph.batch(some.map(ask));
      for (const [index, key] of some.entries()) {
        const answer = answers[index];
        if (!answer || answer.kind === 'passing')
          throw new Retryable(answer?.code ?? 'graphCut', answer?.after ?? null);
        await take(key, answer);
      }
    }
  }

  /** The rest of a group's members, page by page, after the first. */
  async function allOf(first: unknown): Promise<readonly Profile[]> {
    const members: Profile[] = [];
    const page = collection.safeParse(first);
    if (!page.success) throw new Retryable('graphCut');
    const add = (users: readonly unknown[]) => {
      for (const user of users) members.push(...[profileOf(user, attribute)].flatMap((profile) => profile ?? []));
    };
    add(page.data.value);
    for (let next = page.data['@odata.nextLink'] ?? null; next !== null; ) {
      const following = await graph.follow(next, MEMBERS, advanced);
      add(following.items);
      next = following.next;
    }
    return members;
  }

  const directory: Directory = {
    async members(groups) {
      const answers = emptyAnswers<GroupId, readonly Profile[]>();
      await each(
        groups,
        (group) => ({
          method: 'GET',
          path: MEMBERS,
          at: { 'group-id': group },
          query: { $select: fields, $count: 'true', $top: '999' },
          headers: advanced,
        }),
        async (group, answer) => {
          if (answer.kind === 'done') answers.found.set(group, await allOf(answer.body));
          else noteRefusal(answers, group, answer);
        },
      );
      return answers;
    },
    async profiles(people) {
      const answers = emptyAnswers<PersonId, Profile>();
      await each(
        people,
        (person) => ({
          method: 'GET',
          path: '/users/{user-id}',
          at: { 'user-id': person },
          query: { $select: fields, $expand: 'manager($select=id)' },
        }),
        (person, answer) => {
          if (answer.kind === 'refused') return noteRefusal(answers, person, answer);
          const profile = profileOf(answer.body, attribute);
          if (profile) answers.found.set(person, profile);
          else answers.gone.push(person);
        },
      );
      return answers;
    },
    async absences(people) {
      const away: Absence[] = [];
      const refused = new Map<Absence['source'], string>();
      try {
        for (let from = 0; from < people.length; from += MOST_PRESENCES)
          away.push(...(await presences(graph, people.slice(from, from + MOST_PRESENCES))));
      } catch (error) {
        if (!refusedWith(error, 400, 401, 403, 404)) throw error;
        refused.set('presence', error.code);
      }
      if (!mailboxes) return { away, refused };
      await each(
        people,
        (person) => ({
          method: 'GET',
          path: '/users/{user-id}/mailboxSettings',
          at: { 'user-id': person },
          query: { $select: 'automaticRepliesSetting' },
          headers: { Prefer: 'outlook.timezone="UTC"' },
        }),
        (person, answer) => {
          // A person without a mailbox is one who does not answer by it; a right that is missing is missing for all.
          if (answer.kind === 'refused') {
            if (answer.status === 403) refused.set('mailbox', answer.code);
            return;
          }
          const until = repliesUntil(answer.body, now());
          if (until !== undefined) away.push({ person, source: 'mailbox', until });
        },
      );
      return { away, refused };
    },
    async portrait(person) {
      try {
        const at = { 'user-id': person, 'profilePhoto-id': '64x64' };
        const bytes = await graph.bytes('/users/{user-id}/photos/{profilePhoto-id}/$value', { at });
        const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
        return isJpeg && bytes.length <= MOST_PORTRAIT_BYTES ? bytes : null;
      } catch (error) {
        if (refusedWith(error, 400, 403, 404)) return null;
        throw error;
      }
    },
  };
  return {
    members: (groups) => mendable(() => directory.members(groups)),
    profiles: (people) => mendable(() => directory.profiles(people)),
    absences: (people) => mendable(() => directory.absences(people)),
    portrait: (person) => mendable(() => directory.portrait(person)),
  };
}

/** What is refused as a whole is an administrator's to mend. */
async function mendable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && error.name === 'TokenRefused') throw new Trouble('tokenRefused');
    if (refusedWith(error, 401)) throw new Trouble('tokenRefused');
    if (refusedWith(error, 403)) throw new Trouble('directoryRefused');
    throw error;
  }
}

type Gathered<Key, Value> = { readonly [part in keyof Answers<Key, Value>]: Answers<Key, Value>[part] } & {
  readonly found: Map<Key, Value>;
  readonly gone: Key[];
  readonly refused: Map<Key, string>;
};

function emptyAnswers<Key, Value>(): Gathered<Key, Value> {
  return { found: new Map(), gone: [], refused: new Map() };
}

function noteRefusal<Key, Value>(
  answers: Gathered<Key, Value>,
  key: Key,
  { status, code }: Extract<BatchAnswer, { kind: 'refused' }>,
): void {
  if (status === 404) answers.gone.push(key);
  else answers.refused.set(key, code);
}

async function presences(graph: Graph, people: readonly PersonId[]): Promise<Absence[]> {
  const answer = collection.safeParse(await graph.post('/communications/getPresencesByUserId', { ids: people }));
  if (!answer.success) throw new Retryable('graphCut');
  return answer.data.value.flatMap((each): Absence[] => {
    const read = presence.safeParse(each);
    if (!read.success || read.data.outOfOfficeSettings?.isOutOfOffice !== true) return [];
    return [{ person: id<PersonId>(read.data.id.toLowerCase()), source: 'presence', until: null }];
  });
}

/** Until when the mailbox answers by itself: null without an end, undefined when it does not now. Times are UTC, as asked for. */
function repliesUntil(body: unknown, now: Date): Date | null | undefined {
  const read = mailbox.safeParse(body);
  const setting = read.success ? read.data.automaticRepliesSetting : null;
  if (setting?.status === 'alwaysEnabled') return null;
  if (setting?.status !== 'scheduled') return undefined;
  const from = instant(setting.scheduledStartDateTime?.dateTime);
  const until = instant(setting.scheduledEndDateTime?.dateTime);
  if (!from || !until || from > now || until <= now) return undefined;
  return until;
}

function instant(dateTime: string | null | undefined): Date | null {
  const at = Date.parse(`${dateTime?.replace(/Z$/, '').slice(0, 23)}Z`);
  return Number.isNaN(at) ? null : new Date(at);
}
