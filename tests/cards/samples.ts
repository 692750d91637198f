import { asNew, firstVersions } from '../../bot/adapters/store/task-defaults.ts';
import type { Draw } from '../../bot/cards/views/draw.ts';
import type { Case } from '../../bot/core/cases/case.ts';
import type { Draft, DraftContent } from '../../bot/core/cases/draft.ts';
import { emptyReport } from '../../bot/core/cases/start.ts';
import type { CaseId, DraftId, PhotoId, SealedHandle, TaskId } from '../../bot/core/ids.ts';
import { id } from '../../bot/core/ids.ts';
import type { Organisation } from '../../bot/core/organisation/organisation.ts';
import { pagesFor } from '../../bot/core/questionnaires/pages.ts';
import type { Answers, Page } from '../../bot/core/questionnaires/questionnaire.ts';
import type { Task } from '../../bot/core/tasks/task.ts';
import type { Entry, SavedPage } from '../../bot/ports/store/cases.ts';
import { type Locale, words } from '../../bot/words/index.ts';
import { person, START, shipped } from './world.ts';

/** Stands in all that people wrote: no stored message may hold it. */
export const marker = 'MARKÖR';
/** Breaks out of what is not escaped. */
export const markup = `**fet** [länk](https://evil.example) <b>html</b> \`kod\` \${x} {{y}} "citat" \\ \u202e`;

const uuid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

function nothing(): never {
  throw new Error('a view asks nothing of the world');
}

/** A drawing that has the organisation and the words, and nothing else to ask. */
export function drawIn(
  locale: Locale,
  organisation: Organisation = shipped,
  account: string | null = '29:konto',
): Draw {
  return {
    deps: {
      store: { transaction: nothing, read: nothing },
      clock: { now: () => START },
      ids: { ordered: nothing, random: nothing },
      vault: { seal: nothing, open: nothing, lookup: nothing, fingerprint: nothing },
      organisation,
      tabLink: (route) => `https://trygg.example/tab/#${route}`,
    },
    words: words(locale),
    locale,
    card: id(uuid(1)),
    now: START,
    account,
  };
}

export function draft(content: Partial<DraftContent> = {}, organisation: Organisation = shipped): Draft {
  const base = emptyReport({ organisation }, person(1), '');
  return { id: id<DraftId>(uuid(2)), author: person(1), version: 3, content: { ...base, step: 'now', ...content } };
}

const hours = (count: number) => new Date(START.getTime() + count * 3_600_000);

export function aCase(part: Partial<Case> = {}): Case {
  return {
    id: id<CaseId>(uuid(3)),
    number: 'RH-2026-00017',
    kinds: ['threat'],
    unit: id('akutmottagningen-halmstad'),
    site: id('sjukhuset-halmstad'),
    occurredAt: hours(-2),
    occurredApproximately: false,
    ongoing: 'mayRepeat',
    forColleague: false,
    reporter: { kind: 'open', person: person(1) },
    urgency: 'high',
    status: 'received',
    function: id('sakerhetspartner-sjukhus'),
    routing: {
      function: id('sakerhetspartner-sjukhus'),
      via: 'rule',
      rule: 'sjukhuset-alltid',
      version: '2026-01-15',
      facts: { place: id('akutmottagningen-halmstad'), kinds: ['threat'], at: START.toISOString() },
      waitsUntil: null,
    },
    assignment: 1,
    ladderDone: 1,
    holder: null,
    conflicted: [],
    receivedAt: START,
    assignedAt: START,
    takenAt: null,
    closedAt: null,
    promisedAt: hours(1),
    version: 4,
    events: { count: 4, head: '' },
    ...part,
  };
}

/** A case in each state that a receipt or a triage card tells apart. */
export const states: { readonly [name: string]: Partial<Case> } = {
  received: {},
  'promise past midnight': { promisedAt: hours(30) },
  waiting: {
    promisedAt: hours(20),
    routing: { ...aCase().routing, waitsUntil: hours(19).toISOString() },
  },
  'taken by the viewer': { status: 'taken', holder: person(21), takenAt: hours(0.2), promisedAt: null },
  'taken by another': { status: 'taken', holder: person(22), takenAt: hours(0.2), promisedAt: null },
  closed: { status: 'closed', holder: person(21), takenAt: hours(0.2), closedAt: hours(3), promisedAt: null },
  withdrawn: { status: 'withdrawn', closedAt: hours(3), promisedAt: null },
  protected: { reporter: { kind: 'protected', handle: id<SealedHandle>(uuid(4)) }, forColleague: true },
  acute: { urgency: 'acute', ongoing: 'ongoing', occurredApproximately: true },
  'all kinds, nowhere': {
    kinds: ['violence', 'threat', 'damage', 'fire', 'perimeterBreach', 'burglary', 'theft'],
    unit: null,
    site: null,
    routing: { ...aCase().routing, via: 'fallback', rule: null },
  },
  'a unit that is gone': { unit: id('nedlagd'), site: id('riven'), function: id('upplöst') },
};

export function entry(kind: Entry['kind'], text: string, more: Partial<Entry> = {}): Entry {
  return { id: uuid(5), kind, text, author: { kind: 'reporter' }, at: START, replyTo: null, ...more };
}

/** Every field of a page filled in as far as it goes, with `filler` repeated in the texts. */
export function filledPage(page: Page, filler: string): Answers {
  const answers: { [field: string]: Answers[string] } = {};
  for (const field of page.fields) {
    if (field.type === 'text') answers[field.key] = filler.repeat(field.max).slice(0, field.max);
    else if (field.type === 'number') answers[field.key] = field.max;
    else if (field.type === 'toggle') answers[field.key] = true;
    else if (field.type === 'choices') answers[field.key] = [...field.options];
    else answers[field.key] = field.options[0] ?? '';
  }
  return answers;
}

export function savedPages(of: Case, filler: string): SavedPage[] {
  return pagesFor(of.kinds).map((page) => ({
    page: page.id,
    questionnaire: page.questionnaire,
    answers: filledPage(page, filler),
    savedAt: START,
  }));
}

export const photo = (last: number) => ({
  id: id<PhotoId>(uuid(100 + last)),
  case: id<CaseId>(uuid(3)),
  type: 'image/jpeg' as const,
  size: 1000,
  at: START,
});

/** The shipped organisation with names that try to be markup, and `units` units, sites and coordinators. */
export function hostile(units: number): Organisation {
  const bad = <Named extends { readonly name: string }>(each: Named): Named => ({
    ...each,
    name: `${each.name} ${markup}`,
  });
  const places = new Map([...shipped.places].map(([key, each]) => [key, bad(each)] as const));
  const sites = new Map([...shipped.sites].map(([key, each]) => [key, bad(each)] as const));
  const people = new Map([...shipped.people].map(([key, each]) => [key, bad(each)] as const));
  for (let made = 0; made < units; made += 1) {
    const place = id<Parameters<typeof places.get>[0]>(`enhet-${made}`);
    const site = id<Parameters<typeof sites.get>[0]>(`hus-${made}`);
    const name = `Provenheten för långa namn nummer ${made}`;
    places.set(place, { id: place, name, level: 'unit', parent: id('akutsjukvard'), site });
    sites.set(site, { id: site, name: `Huset ${name}`, municipality: 'Provköping', alarm: null });
    const someone = person(1000 + made);
    people.set(someone, {
      id: someone,
      name: `${name}sson`,
      title: 'Säkerhetssamordnare',
      unit: null,
      roles: ['securityCoordinator'],
      locale: 'sv',
      electedOfficial: false,
    });
  }
  const functions = new Map([...shipped.functions].map(([key, each]) => [key, bad(each)] as const));
  return { ...shipped, places, sites, people, functions };
}

/** A task whose title and description are someone's words. */
export const aTask = (part: Partial<Task> = {}): Task => ({
  id: id<TaskId>(uuid(77)),
  number: 'U-00012',
  ...asNew,
  title: { kind: 'own', text: `${marker} ${markup}` },
  description: `${marker} ${markup}`,
  administration: null,
  responsible: null,
  dueDate: '2026-12-24',
  status: 'open',
  origin: { kind: 'manual' },
  keepsCaseOpen: false,
  createdBy: person(1),
  createdAt: START,
  changedAt: START,
  version: 3,
  fieldVersions: { ...firstVersions, dueDate: 3 },
  ...part,
});
