import { type AccessRole, mayTask } from '../access/access.ts';
import { Refusal } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { checkText } from '../tasks/rules.ts';
import { longestName, type View, type ViewFields } from './view.ts';

/** Views are of the shared list, and for those who see it. */
export const maySave = (roles: readonly AccessRole[]): boolean => mayTask(roles, 'none', 'see');

type Owned = Pick<View, 'owner' | 'shared'>;

export const maySee = (roles: readonly AccessRole[], person: PersonId, view: Owned): boolean =>
  maySave(roles) && (view.shared || view.owner === person);

/** Its owner alone: what others look by does not become something else under them. */
export const mayChange = (roles: readonly AccessRole[], person: PersonId, view: Owned): boolean =>
  maySave(roles) && view.owner === person;

/** Also leadership where it is shared, so that nothing is left behind by who has gone. */
export const mayRemove = (roles: readonly AccessRole[], person: PersonId, view: Owned): boolean =>
  mayChange(roles, person, view) || (maySave(roles) && view.shared && roles.includes('securityLeadership'));

/** Returns the fields cleaned; refuses what names nothing that there is. */
export function checkView(organisation: Organisation, fields: ViewFields): ViewFields {
  const name = checkText(fields.name, 'title').replaceAll(/\s+/g, ' ').trim();
  if (name === '') throw new Refusal('textMissing', { field: 'name' });
  if (name.length > longestName) throw new Refusal('textTooLong', { field: 'name', longest: longestName });
  const { administration, responsible } = fields.query;
  if (administration !== '' && organisation.places.get(administration)?.level !== 'administration')
    throw new Refusal('unknownPlace');
  if (responsible !== '' && responsible !== 'nobody' && !organisation.people.has(responsible))
    throw new Refusal('unknownPerson');
  return { ...fields, name, query: { ...fields.query, text: checkText(fields.query.text, 'title') } };
}
