import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDirectory } from '../../../bot/adapters/graph/directory.ts';
import { Retryable } from '../../../bot/core/errors.ts';
import { type GroupId, id, type PersonId } from '../../../bot/core/ids.ts';
import type { Directory } from '../../../bot/ports/directory.ts';
import { aGraph } from './a-directory.ts';

let here: Awaited<ReturnType<typeof aGraph>>;
let directory: Directory;
beforeAll(async () => {
  here = await aGraph();
  directory = createDirectory({ graph: here.graph, attribute: 'department', mailboxes: true, now: here.now });
});
afterAll(async () => {
  expect(here.double.breaches).toEqual([]);
  await here.double.stop();
});
beforeEach(() => {
  here.double.faults.clear();
  here.advance(3_600_000);
  here.double.calls.splice(0);
});

const person = (given: Parameters<typeof here.double.person>[0]) => id<PersonId>(here.double.person(given).id);
const group = (displayName: string, members: readonly string[]) =>
  id<GroupId>(here.double.group({ displayName, members }).id);

describe('members of groups', () => {
  it('are those of groups within them too, each once, without accounts that are shut', async () => {
    const ada = person({ displayName: 'Ada Inre', department: 'Akuten', jobTitle: 'Partner' });
    const bo = person({ displayName: 'Bo Yttre', preferredLanguage: 'en-GB' });
    const shut = person({ displayName: 'Slutat', accountEnabled: false });
    const inner = group('inre', [ada, shut]);
    const outer = group('yttre', [bo, inner, ada]);
    const { found, gone, refused } = await directory.members([outer]);
    const said = [...(found.get(outer) ?? [])].sort((a, b) => a.name.localeCompare(b.name));
    expect(said).toEqual([
      { person: ada, name: 'Ada Inre', title: 'Partner', place: 'Akuten', manager: null, locale: 'sv' },
      { person: bo, name: 'Bo Yttre', title: '', place: null, manager: null, locale: 'en' },
    ]);
    expect([gone, refused.size]).toEqual([[], 0]);
  });

  it('are read to the end of a group of more than a page', async () => {
    const many = Array.from({ length: 1_005 }, (_, index) => person({ displayName: `Nr ${index}` }));
    const large = group('stor', many);
    expect((await directory.members([large])).found.get(large)).toHaveLength(1_005);
  });

  it('of many groups are asked for twenty to a call, and a group that is gone says so beside the others', async () => {
    const one = person({ displayName: 'En' });
    const groups = Array.from({ length: 24 }, (_, index) => group(`grupp ${index}`, [one]));
    const missing = id<GroupId>('00000000-0000-4000-8000-00000000dead');
    const { found, gone } = await directory.members([...groups, missing]);
    expect([found.size, gone]).toEqual([24, [missing]]);
    expect(here.double.calls.filter(({ template }) => template === '/$batch')).toHaveLength(2);
  });

  it('that may not be read are refused, which is not the same as empty', async () => {
    const closed = group('stängd', [person({ displayName: 'Två' })]);
    here.double.app.roles.delete('GroupMember.Read.All');
    here.double.expireTokens();
    const { found, refused } = await directory.members([closed]);
    here.double.app.roles.add('GroupMember.Read.All');
    here.double.expireTokens();
    expect([found.size, [...refused.keys()]]).toEqual([0, [closed]]);
  });
});

describe('a profile', () => {
  it('has unit, manager and language, and someone unknown is gone', async () => {
    const boss = person({ displayName: 'Chef' });
    const nora = person({ displayName: 'Nora Ny', department: ' Akuten ', manager: boss, preferredLanguage: null });
    const nobody = id<PersonId>('00000000-0000-4000-8000-00000000beef');
    const { found, gone } = await directory.profiles([nora, nobody]);
    expect(found.get(nora)).toEqual({
      person: nora,
      name: 'Nora Ny',
      title: '',
      place: 'Akuten',
      manager: boss,
      locale: null,
    });
    expect(gone).toEqual([nobody]);
  });

  it('asks for nothing of a person but what is kept', async () => {
    const asked: string[] = [];
    const watching = createDirectory({
      graph: {
        ...here.graph,
        batch: (calls) => {
          for (const { query } of calls) asked.push(query?.$select ?? '');
          return here.graph.batch(calls);
        },
      },
      attribute: 'officeLocation',
      mailboxes: false,
      now: here.now,
    });
    await watching.profiles([person({ displayName: 'Någon' })]);
    expect(asked).toEqual(['id,displayName,jobTitle,preferredLanguage,accountEnabled,officeLocation']);
  });
});

describe('absence', () => {
  it('is presence out of office, or a mailbox that answers by itself now, with its end', async () => {
    const soon = new Date(here.now().getTime() + 86_400_000).toISOString().slice(0, 19);
    const before = new Date(here.now().getTime() - 86_400_000).toISOString().slice(0, 19);
    const out = person({ displayName: 'Ute', outOfOffice: { isOutOfOffice: true, message: 'HEMLIGT' } });
    const leave = person({
      displayName: 'Ledig',
      automaticReplies: { status: 'scheduled', start: `${before}.0000000`, end: `${soon}.0000000` },
    });
    const over = person({
      displayName: 'Tillbaka',
      automaticReplies: { status: 'scheduled', start: '2026-01-01T00:00:00.0000000', end: `${before}.0000000` },
    });
    const always = person({ displayName: 'Alltid', automaticReplies: { status: 'alwaysEnabled' } });
    const mailless = person({ displayName: 'Utan brevlåda', automaticReplies: null });
    const { away, refused } = await directory.absences([out, leave, over, always, mailless]);
    expect(away).toEqual([
      { person: out, source: 'presence', until: null },
      { person: leave, source: 'mailbox', until: new Date(`${soon}Z`) },
      { person: always, source: 'mailbox', until: null },
    ]);
    expect(refused.size).toBe(0);
    expect(here.lines.join('')).not.toContain('HEMLIGT');
  });

  it('asks no mailbox where that is not switched on', async () => {
    const quiet = createDirectory({ graph: here.graph, attribute: null, mailboxes: false, now: here.now });
    await quiet.absences([person({ displayName: 'Tre' })]);
    expect(here.double.calls.map(({ template }) => template)).toEqual(['/communications/getPresencesByUserId']);
  });

  it('says which source it may not ask, and goes on with the other', async () => {
    const away = person({ displayName: 'Fyra', automaticReplies: { status: 'alwaysEnabled' } });
    here.double.app.roles.delete('Presence.Read.All');
    here.double.expireTokens();
    const said = await directory.absences([away]);
    here.double.app.roles.add('Presence.Read.All');
    here.double.expireTokens();
    expect([...said.refused.keys()]).toEqual(['presence']);
    expect(said.away).toEqual([{ person: away, source: 'mailbox', until: null }]);
  });
});

describe('a portrait', () => {
  const jpeg = (size: number) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(size - 3)]);
  it('is a JPEG of at most 64 KB, or none', async () => {
    const with1 = person({ displayName: 'Fem', photo: jpeg(900) });
    const large = person({ displayName: 'Sex', photo: jpeg(65_537) });
    const other = person({ displayName: 'Sju', photo: Buffer.from('<svg onload="x">') });
    const without = person({ displayName: 'Åtta' });
    expect((await directory.portrait(with1))?.length).toBe(900);
    for (const none of [large, other, without]) expect(await directory.portrait(none)).toBeNull();
  });
});

it.each(['members', 'profiles', 'absences'] as const)(
  '%s while Graph is away are put off whole, never half answered',
  async (what) => {
    const one = person({ displayName: `Borta ${what}` });
    const team = group(`borta ${what}`, [one]);
    here.double.faults.away = true;
    const asked = what === 'members' ? directory.members([team]) : directory[what]([one]);
    await expect(asked).rejects.toBeInstanceOf(Retryable);
  },
);

it('one inner answer of a batch that is throttled puts the whole off, with its seconds', async () => {
  const team = group('strypt', [person({ displayName: 'Nio' })]);
  here.double.faults.next({ kind: 'answer', status: 429, after: 17 }, { template: 'transitiveMembers' });
  await expect(directory.members([team])).rejects.toMatchObject({ code: 'graphThrottled', after: 17 });
});

it('no line of the log holds anyone’s name or id', async () => {
  const seen = person({ displayName: 'Märkbar Markörsson' });
  await directory.profiles([seen]);
  await directory.portrait(seen);
  const log = here.lines.join('');
  expect(log).toContain('/users/{user-id}');
  for (const word of ['Markörsson', seen]) expect(log).not.toContain(word);
});
