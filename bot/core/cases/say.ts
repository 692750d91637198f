import type { Entry } from '../../ports/store/cases.ts';
import type { Repositories } from '../../ports/store/store.ts';
import { Refusal } from '../errors.ts';
import { type IdentifierDecision, screenText } from '../text/screen.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { TEXT_LIMIT } from './start.ts';
import { sealIdentifiers } from './submit.ts';

/** Something that someone writes about a case. */
export type Words = { readonly text: string; readonly identifiers: IdentifierDecision };

/** Keeps what someone wrote, screened. Throws the given code when nothing is left to keep. */
export async function say(
  deps: CaseDeps,
  kept: Repositories,
  of: Case,
  words: Words,
  entry: Pick<Entry, 'kind' | 'author'> & { readonly replyTo?: string },
  whenEmpty: 'textMissing' | 'outcomeMissing' | 'reasonMissing' = 'textMissing',
  limit = TEXT_LIMIT,
): Promise<Entry> {
  const { text, sealed } = screenText(words.text, limit, words.identifiers);
  if (text === '') throw new Refusal(whenEmpty);
  if (sealed.length > 0) await sealIdentifiers(deps, kept, of.id, sealed);
  const said: Entry = {
    id: deps.ids.ordered(),
    kind: entry.kind,
    author: entry.author,
    text,
    at: deps.clock.now(),
    replyTo: entry.replyTo ?? null,
  };
  await kept.cases.addEntry(of.id, said);
  return said;
}

/** The questions asked since the last answer, oldest first: one answer ends the waiting for all of them. */
export function openQuestions<Said extends Pick<Entry, 'kind'>>(entries: readonly Said[]): readonly Said[] {
  const answered = entries.findLastIndex((entry) => entry.kind === 'answer');
  return entries.filter((entry, index) => entry.kind === 'question' && index > answered);
}

/** The newest question that waits for the reporter, or null. */
export function openQuestion<Said extends Pick<Entry, 'kind'>>(entries: readonly Said[]): Said | null {
  return openQuestions(entries).at(-1) ?? null;
}
