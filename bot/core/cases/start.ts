import type { Repositories } from '../../ports/store/store.ts';
import { Refusal } from '../errors.ts';
import { type DraftId, id, type PersonId } from '../ids.ts';
import { siteOf } from '../organisation/places.ts';
import { likelyKinds } from '../text/likely-kinds.ts';
import type { CaseDeps } from './deps.ts';
import { createDraft, type Draft, type DraftContent, draftOf, lockDraft, saveDraft } from './draft.ts';

/** Longest text of one field, in UTF-16 units: what a card with the text in it can hold. */
export const TEXT_LIMIT = 4000;
/** Longest text typed in the chat. Teams takes some 28 KB in a message, so a whole one is kept, and a few lines more. */
export const TYPED_LIMIT = 30_000;

/** What was typed, one message below the other. Throws `textTooLong`: nothing is cut. */
export function joined(before: string, text: string): string {
  const all = [before, text].filter((part) => part !== '').join('\n');
  if (all.length > TYPED_LIMIT) throw new Refusal('textTooLong', { limit: TYPED_LIMIT, length: all.length });
  return all;
}

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
  const content = emptyReport(deps, author, joined('', text));
  const known = await draftOf(deps, kept, author);
  const made = known ? null : await createDraft(deps, kept, { id: id<DraftId>(deps.ids.random()), author, content });
  if (made) return made;
  const begun = known ?? (await draftOf(deps, kept, author));
  if (!begun) throw new Refusal('draftGone');
  if (text === '') return begun;
  const before = await lockDraft(deps, kept, author, begun.id);
  const all = joined(before.content.text, text);
  const kinds = before.content.now.kinds.length > 0 ? before.content.now.kinds : likelyKinds(all);
  return saveDraft(deps, kept, before, { ...before.content, text: all, now: { ...before.content.now, kinds } });
}
