import { z } from 'zod';
import type { Kind, Ongoing, Urgency } from '../../core/cases/case.ts';
import type { LadderRung } from '../../core/organisation/organisation.ts';
import type { PartyKind } from '../../core/requests/request.ts';
import { kinds, urgencies } from './closed-lists.ts';
import { directorySection, noRoles } from './directory-section.ts';
import { forumsSection } from './forums.ts';
import type { Known } from './known.ts';
import { group, list, oneOf, placesIn, reference, references, slug, text, wholeNumber } from './shapes.ts';
import { span, spans } from './spans.ts';
import { write } from './wording.ts';

const locales = { sv: 'sv', en: 'en' } as const;
const statedRoles = { securityCoordinator: 'securityCoordinator', securityLeadership: 'securityLeadership' } as const;

const rungs = ['holder', 'deputy', 'function', 'leadership'] as const satisfies readonly LadderRung[];
const fastestFirst = ['acute', 'high', 'medium', 'low'] as const satisfies readonly Urgency[];

const name = text('Write the name as people read it.');
const flag = z.boolean(write('Write true or false.'));

const holiday = z
  .string(write('Write a date, for example 2026-12-25.'))
  .refine(
    (date) => /^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) === true,
    { error: ({ input }) => `"${String(input)}" is no date. Write year-month-day, for example 2026-12-25.` },
  );

const site = group({
  id: slug,
  name,
  municipality: text('Write the municipality, for example Hylte.'),
  alarm: group({ name, number: text('Write the number in quotes as people dial it, for example "55 500".') })
    .nullable()
    .default(null),
});

const partyKinds = { landlord: 'landlord', supplier: 'supplier', contractor: 'contractor' } as const satisfies {
  [kind in PartyKind]: kind;
};
const party = group({
  id: slug,
  kind: oneOf(partyKinds),
  name: text('Write the name of the company.').max(100, write('Write at most 100 characters.')),
  email: z
    .email(write('Write the mailbox of the company, for example felanmalan@fastigheter.example. Never a person.'))
    .nullable()
    .default(null),
});

const minutes = wholeNumber(1, 'Write whole minutes, at least 1.');
const ladder = group({
  holder: minutes,
  deputy: minutes,
  function: minutes,
  leadership: minutes,
  repeat: minutes,
}).superRefine((ladder, context) => {
  for (const [index, rung] of rungs.entries()) {
    const below = rungs[index - 1];
    if (below === undefined || ladder[rung] > ladder[below]) continue;
    const message = `"${rung}" (${ladder[rung]} minutes) must come after "${below}" (${ladder[below]}). Write a larger number.`;
    context.addIssue({ code: 'custom', path: [rung], message });
  }
});
const ladders = group({ acute: ladder, high: ladder, medium: ladder, low: ladder }).superRefine((ladders, context) => {
  for (const [index, urgency] of fastestFirst.entries()) {
    const faster = fastestFirst[index - 1];
    if (faster === undefined) continue;
    for (const rung of rungs) {
      if (ladders[urgency][rung] >= ladders[faster][rung]) continue;
      const message = `"${urgency}" reminds its ${rung} sooner than "${faster}" does. Write at least ${ladders[faster][rung]} minutes.`;
      context.addIssue({ code: 'custom', path: [urgency, rung], message });
    }
  }
});

const urgency = oneOf(urgencies);
const starting = group({ over: urgency, mayRepeat: urgency, ongoing: urgency } satisfies {
  [each in Ongoing]: unknown;
});
const startings = group({
  violence: starting,
  threat: starting,
  damage: starting,
  fire: starting,
  perimeterBreach: starting,
  burglary: starting,
  theft: starting,
} satisfies { [kind in Kind]: unknown });

const needsHolder = 'A function needs at least one holder. Write the key or id of a person.';
const needsOwnHolder =
  'Leadership and fallback need a holder in this file: they are asked last, also while the directory is away. Write the key or id of a person.';

/** The shape of the file, given what the file defines. Hours are read to spans and references to ids. */
export function fileSchema(known: Known) {
  const anySite = reference('site', known.sites, 'sites').nullable().default(null);
  const anyFunction = reference('function', known.functions, 'functions');
  const person = reference('person', known.people, 'people');
  const people = references('person', known.people, 'people');

  const unit = group({ id: slug, name, site: anySite });
  const units = list(unit, 'Write a list of units, each with id and name.').default([]);
  const area = group({ id: slug, name, site: anySite, units });
  const administration = group({
    id: slug,
    name,
    site: anySite,
    units,
    operationalAreas: list(area, 'Write a list of operational areas, each with id, name and units.').default([]),
  });

  return group({
    name,
    version: text('Write it in quotes, for example version: "2026-03-02".'),
    caseNumberPrefix: z
      .string(write('Write one to six capital letters, for example RH.'))
      .regex(/^[A-ZÅÄÖ]{1,6}$/, write('Write one to six capital letters, for example RH.')),
    leadership: anyFunction,
    fallback: anyFunction,
    custodian: anyFunction,
    dutyWithinMinutes: wholeNumber(0, 'Write whole minutes, 0 to 1440.').max(
      1440,
      write('Write whole minutes, 0 to 1440.'),
    ),
    settings: group({ draftDays: wholeNumber(1, 'Write whole days, at least 1.').default(14) }).default({
      draftDays: 14,
    }),
    holidays: list(holiday, 'Write a list of dates, one a line, for example "- 2026-12-25".').default([]),
    sites: list(site, 'Write a list of sites, each with id, name and municipality.').default([]),
    region: group({
      id: slug,
      name,
      site: anySite,
      administrations: list(administration, 'Write a list of administrations, each with id and name.'),
    }),
    people: list(
      group({
        id: z.guid(write("Write the person's object id in the directory, a UUID.")),
        key: slug.optional(),
        name,
        title: text('Write the title, for example Sjuksköterska.'),
        unit: reference('unit', placesIn(known, 'unit'), 'region').nullable().default(null),
        roles: list(oneOf(statedRoles), 'Write a list, for example [securityCoordinator].').default([]),
        locale: oneOf(locales).default('sv'),
        electedOfficial: flag.default(false),
      }),
      'Write a list of people, each with id, name and title.',
    ),
    functions: list(
      group({
        id: slug,
        name,
        holders: known.fed.size > 0 ? people.default([]) : people.min(1, needsHolder),
        deputies: people.default([]),
        hours: spans.default([]),
        channel: text('Write the id of a Teams channel.').nullable().default(null),
      }).superRefine(({ id, holders, deputies }, context) => {
        if (holders.length === 0 && !known.fed.has(id))
          context.addIssue({ code: 'custom', path: ['holders'], message: needsHolder });
        else if (holders.length === 0 && known.last.has(id))
          context.addIssue({ code: 'custom', path: ['holders'], message: needsOwnHolder });
        for (const [index, deputy] of deputies.entries()) {
          if (!holders.includes(deputy)) continue;
          const message = 'This person is a holder of the same function. Remove one of the two.';
          context.addIssue({ code: 'custom', path: ['deputies', index], message });
        }
      }),
      'Write a list of functions, each with id, name, holders and hours.',
    ),
    rules: list(
      group({
        id: slug,
        place: reference('place', placesIn(known, 'any'), 'region'),
        kinds: list(oneOf(kinds), 'Write a list of kinds, for example [theft].')
          .min(1, 'The list is empty. Name at least one kind, or leave "kinds" out for all.')
          .nullable()
          .default(null),
        hours: spans.nullable().default(null),
        function: anyFunction,
        waitsUntil: span.nullable().default(null),
      }),
      'Write a list of rules, each with id, place and function.',
    ),
    forums: forumsSection(known).default([]),
    parties: list(party, 'Write a list of parties, each with id, kind and name.').default([]),
    directory: directorySection(known).default({
      unit: null,
      functions: [],
      roles: noRoles,
      appRoles: {},
      electedOfficials: [],
    }),
    urgencies: startings,
    ladders,
    stage: group({
      people: list(person, 'Write a list of people to show first.').default([]),
      notInstalled: list(person, 'Write a list of people without the app.').default([]),
    }).default({ people: [], notInstalled: [] }),
  });
}

export type FileContent = z.output<ReturnType<typeof fileSchema>>;
