import { z } from 'zod';
import type { ForumLevel } from '../../core/meetings/forum.ts';
import type { Role } from '../../core/organisation/organisation.ts';
import type { Known } from './known.ts';
import { group, list, oneOf, reference, references, slug, text, wholeNumber } from './shapes.ts';
import { write } from './wording.ts';

const levels = { operative: 'operative', strategic: 'strategic' } as const satisfies { [level in ForumLevel]: level };
const memberRoles = {
  securityPartner: 'securityPartner',
  securityCoordinator: 'securityCoordinator',
  securityLeadership: 'securityLeadership',
  custodian: 'custodian',
} as const satisfies { [role in Role]: role };

const name = text('Write the name as people read it.');
const nobody = 'A forum needs members. Name at least one role, function or person.';

/** Who meets, and on what mandate. */
export function forumsSection(known: Known) {
  const strategic = new Map(
    [...known.forums].flatMap(([slug, { id, level }]) => (level === 'strategic' ? [[slug, id]] : [])),
  );
  const members = group({
    roles: list(oneOf(memberRoles), 'Write a list, for example [securityCoordinator].').default([]),
    functions: references('function', known.functions, 'functions').default([]),
    people: references('person', known.people, 'people').default([]),
  }).superRefine(({ roles, functions, people }, context) => {
    if (roles.length + functions.length + people.length === 0) context.addIssue({ code: 'custom', message: nobody });
  });
  const fixedPoint = group({
    id: slug,
    title: text('Write the point as the agenda shows it.').max(200, write('Write at most 200 characters.')),
    minutes: wholeNumber(1, 'Write whole minutes, 1 to 240.')
      .max(240, write('Write whole minutes, 1 to 240.'))
      .nullable()
      .default(null),
  });
  const forum = group({
    id: slug,
    name,
    level: oneOf(levels),
    members,
    mandate: z
      .url({ protocol: /^https$/, ...write('Write the address of the decision, beginning with https://.') })
      .nullable()
      .default(null),
    liftsTo: reference('forum of level strategic', strategic, 'forums').nullable().default(null),
    fixedPoints: list(fixedPoint, 'Write a list of points, each with id and title.').default([]),
  }).superRefine(({ id, liftsTo, fixedPoints }, context) => {
    if (liftsTo === known.forums.get(id)?.id)
      context.addIssue({ code: 'custom', path: ['liftsTo'], message: 'A forum cannot lift to itself. Name another.' });
    const ids = fixedPoints.map((point) => point.id);
    for (const [index, each] of ids.entries()) {
      if (ids.indexOf(each) === index) continue;
      const message = `"${each}" is already a point of this forum. Give this one an id of its own.`;
      context.addIssue({ code: 'custom', path: ['fixedPoints', index, 'id'], message });
    }
  });
  return list(forum, 'Write a list of forums, each with id, name, level and members.');
}
