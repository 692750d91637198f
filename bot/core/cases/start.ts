import type { Repositories } from '../../ports/store/store.ts';
import { type DraftId, id, type PersonId } from '../ids.ts';
import { siteOf } from '../organisation/places.ts';
import { likelyKinds } from '../text/likely-kinds.ts';
import type { CaseDeps } from './deps.ts';
import { createDraft, type Draft, type DraftContent, draftOf, saveDraft } from './draft.ts';

/** Longest text that is kept from one message or field, in characters. */
export const TEXT_LIMIT = 4000;

/** An empty report, its place prefilled from what the directory knows of the author. */
export function emptyReport(deps: Pick<CaseDeps, 'organisation'>, author: PersonId, text: string): DraftContent {
  const unit = deps.organisation.people.get(author)?.unit ?? null;
  return {
    step: 'gate',
    text,
    now: {
      kinds: likelyKinds(text),
      unit,
      site: unit === null ? null : (siteOf(deps.organisation, unit)?.id ?? null),
      elsewhere: false,
      date: null,
      time: null,
      approximate: false,
      ongoing: null,
      protectedIdentity: false,
      forColleague: false,
    },
    pages: {},
    identifiers: [],
    files: [],
  };
}

/**
 * Opens the author's report: the one half done where it was, or a new one.
 * A typed sentence becomes its text, held in the envelope; one that comes to a half-done report is added below.
 */
export async function startReport(deps: CaseDeps, kept: Repositories, author: PersonId, text = ''): Promise<Draft> {
  const before = await draftOf(deps, kept, author);
  if (!before)
    return createDraft(deps, kept, {
      id: id<DraftId>(deps.ids.random()),
      author,
      content: emptyReport(deps, author, text),
    });
  if (text === '') return before;
  const joined = [before.content.text, text].filter((part) => part !== '').join('\n');
  const kinds = before.content.now.kinds.length > 0 ? before.content.now.kinds : likelyKinds(joined);
  return saveDraft(deps, kept, before, { ...before.content, text: joined, now: { ...before.content.now, kinds } });
}
