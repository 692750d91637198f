import { z } from 'zod';
import { type GroupId, id } from '../../core/ids.ts';
import { placeAttributes } from './closed-lists.ts';
import type { Known } from './known.ts';
import { group, list, oneOf, placesIn, reference, text } from './shapes.ts';
import { write } from './wording.ts';

const aGroup = z
  .guid(write("Write the group's object id in the directory, a UUID."))
  .transform((groupId) => id<GroupId>(groupId.toLowerCase()));
const groups = list(aGroup, 'Write a list of object ids of groups in the directory.').default([]);

export const noRoles: { securityCoordinator: GroupId[]; securityLeadership: GroupId[] } = {
  securityCoordinator: [],
  securityLeadership: [],
};

const appRoles = list(
  text('Write the value of an app role, for example Sakerhetssamordnare.'),
  'Write a list of values of app roles in Entra, for example [Sakerhetssamordnare].',
).optional();

/** What the directory fills in: units by a field of people's profiles, members of functions and roles by groups. */
export function directorySection(known: Known) {
  const seen = new Set<string>();
  return group({
    unit: group({
      attribute: oneOf(placeAttributes),
      codes: z
        .record(
          z.string(),
          reference('unit', placesIn(known, 'unit'), 'region'),
          write('Write what the field may say, and the unit that it means, for example { "4711": akuten }.'),
        )
        .default({}),
    })
      .nullable()
      .default(null),
    functions: list(
      group({
        function: reference('function', known.functions, 'functions'),
        holders: groups,
        deputies: groups,
      }).superRefine(({ function: name }, context) => {
        if (!seen.has(name)) seen.add(name);
        else {
          const message = 'This function is already in the list. Write all its groups in one place.';
          context.addIssue({ code: 'custom', path: ['function'], message });
        }
      }),
      'Write a list of functions, each with function, holders and deputies.',
    ).default([]),
    roles: group({ securityCoordinator: groups, securityLeadership: groups }).default(noRoles),
    appRoles: group({
      securityPartner: appRoles,
      securityCoordinator: appRoles,
      securityLeadership: appRoles,
      custodian: appRoles,
    }).default({}),
    electedOfficials: groups,
  });
}
