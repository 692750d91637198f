import { z } from 'zod';
import { id, type PersonId } from '../../core/ids.ts';
import type { PlaceAttribute, Profile } from '../../core/organisation/directory.ts';

/** What is asked of a person, and nothing more. */
export const select = (attribute: PlaceAttribute | null): string =>
  [...new Set(['id', 'displayName', 'jobTitle', 'preferredLanguage', 'accountEnabled', attribute ?? 'id'])].join(',');

const text = z.string().nullish();
const shape = z.object({
  id: z.string(),
  displayName: text,
  jobTitle: text,
  preferredLanguage: text,
  accountEnabled: z.boolean().nullish(),
  department: text,
  officeLocation: text,
  companyName: text,
  city: text,
  manager: z.object({ id: z.string() }).nullish(),
});

/** A user as a profile; null for an account that is shut, or an answer of another shape. */
export function profileOf(user: unknown, attribute: PlaceAttribute | null): Profile | null {
  const read = shape.safeParse(user);
  if (!read.success || read.data.accountEnabled === false) return null;
  const { manager, preferredLanguage, displayName, jobTitle } = read.data;
  const place = attribute === null ? null : read.data[attribute]?.trim() || null;
  return {
    person: id<PersonId>(read.data.id.toLowerCase()),
    name: displayName?.trim() || '–',
    title: jobTitle?.trim() ?? '',
    place,
    manager: manager ? id<PersonId>(manager.id.toLowerCase()) : null,
    locale: localeOf(preferredLanguage),
  };
}

function localeOf(language: string | null | undefined): Profile['locale'] {
  if (!language) return null;
  return /^sv\b/i.test(language) ? 'sv' : 'en';
}
