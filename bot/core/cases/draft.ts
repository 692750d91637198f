import type { StoredDraft } from '../../ports/store/drafts.ts';
import type { Repositories } from '../../ports/store/store.ts';
import { Refusal } from '../errors.ts';
import type { DraftId, PersonId, PlaceId, SiteId } from '../ids.ts';
import type { Answers } from '../questionnaires/questionnaire.ts';
import type { Kind, Ongoing } from './case.ts';
import type { CaseDeps } from './deps.ts';

/** The three answers, as far as they are given. Date YYYY-MM-DD and time HH:MM are Swedish wall clock; absent: now. */
export type NowAnswers = {
  readonly kinds: readonly Kind[];
  readonly unit: PlaceId | null;
  readonly site: SiteId | null;
  /** None of the places in the list. */
  readonly elsewhere: boolean;
  readonly date: string | null;
  readonly time: string | null;
  readonly approximate: boolean;
  readonly ongoing: Ongoing | null;
  readonly protectedIdentity: boolean;
  readonly forColleague: boolean;
};

/** All that its author wrote so far; kept as one envelope. */
export type DraftContent = {
  /** Where the author was: the report continues there. */
  readonly step: 'gate' | 'unsafe' | 'now' | { readonly page: string };
  readonly text: string;
  /** Somebody else's message stands in the text. */
  readonly quotes?: boolean;
  readonly now: NowAnswers;
  readonly pages: { readonly [page: string]: { readonly questionnaire: string; readonly answers: Answers } };
  /** Identifiers that the author moved out of free text. */
  readonly identifiers: readonly string[];
  /** Held files that go along. */
  readonly files: readonly string[];
};

export type Draft = {
  readonly id: DraftId;
  readonly author: PersonId;
  readonly version: number;
  readonly content: DraftContent;
};

const contextOf = (draft: DraftId): string => `draft:${draft}`;

async function opened(deps: Pick<CaseDeps, 'vault'>, stored: StoredDraft): Promise<Draft> {
  const content: DraftContent = JSON.parse(await deps.vault.open(stored.content, contextOf(stored.id)));
  return { id: stored.id, author: stored.author, version: stored.version, content };
}

/** The author's unsent report, or null. */
export async function draftOf(
  deps: Pick<CaseDeps, 'vault'>,
  kept: Repositories,
  author: PersonId,
): Promise<Draft | null> {
  const stored = await kept.drafts.ofAuthor(author);
  return stored ? opened(deps, stored) : null;
}

/** Locks one's own draft. Throws `draftGone` for a sent, discarded or foreign one. */
export async function lockDraft(
  deps: Pick<CaseDeps, 'vault'>,
  kept: Repositories,
  author: PersonId,
  id: DraftId,
): Promise<Draft> {
  const stored = await kept.drafts.lock(id);
  if (!stored || stored.author !== author) throw new Refusal('draftGone');
  return opened(deps, stored);
}

/** Null when the author has one already, begun at the same moment. */
export async function createDraft(
  deps: Pick<CaseDeps, 'vault' | 'clock'>,
  kept: Repositories,
  draft: Omit<Draft, 'version'>,
): Promise<Draft | null> {
  const content = await deps.vault.seal(JSON.stringify(draft.content), contextOf(draft.id));
  const made = await kept.drafts.create({ id: draft.id, author: draft.author, content, changedAt: deps.clock.now() });
  return made ? { ...draft, version: 1 } : null;
}

export async function saveDraft(
  deps: Pick<CaseDeps, 'vault' | 'clock'>,
  kept: Repositories,
  draft: Draft,
  content: DraftContent,
): Promise<Draft> {
  const envelope = await deps.vault.seal(JSON.stringify(content), contextOf(draft.id));
  await kept.drafts.save(draft.id, envelope, deps.clock.now());
  await kept.drafts.touchHeld(content.files, deps.clock.now());
  return { ...draft, content, version: draft.version + 1 };
}
