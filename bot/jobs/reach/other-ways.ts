import { type Attempt, noteAttempts } from '../../core/cases/note-lost.ts';
import { Retryable } from '../../core/errors.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ConversationReference, OutgoingMessage, Sent } from '../../ports/messenger.ts';
import type { Activity, ActivityType } from '../../ports/notifier.ts';
import type { Delivery, StoredCard } from '../../ports/store/cards.ts';
import type { JobDeps } from '../define/job-kind.ts';

/** Teams has a new installation in all its parts after this many seconds. */
const SETTLES_AFTER = 5;
const PREVIEW = 150;

/** A card about a case that its addressee's chat did not take, never posted before. */
export type Untaken = {
  readonly card: StoredCard;
  readonly case: CaseId;
  readonly person: PersonId | null;
  readonly message: OutgoingMessage;
  readonly why: 'notInstalled' | 'gone';
};

export type Taken = { readonly sent: Extract<Sent, { kind: 'sent' }> };

/**
 * Other ways to someone whom the chat does not reach, one after the other: the app is installed for them, so that
 * there is a chat; and when that is refused a line in their activity feed. Each attempt goes to the ledger. Returns
 * what the chat took after all, or null. A way that was tried for this card is not tried again when it is redrawn.
 */
export async function otherWays(deps: JobDeps, untaken: Untaken): Promise<Taken | null> {
  const { card, case: of } = untaken;
  const attempts: Attempt[] = [{ means: 'chat', outcome: 'refused', why: untaken.why }];
  const before = (await deps.store.read((kept) => kept.cards.deliveries(of))).filter((each) => each.card === card.id);
  const isNew = (means: Delivery['means']) => !before.some((each) => each.means === means);
  const { notifier } = deps;
  if (notifier && untaken.person !== null) {
    if (isNew('install')) {
      const installed = await install(deps, untaken, untaken.person);
      if ('sent' in installed) return installed;
      attempts.push(installed);
    }
    const activity = activityOf(untaken, await numberOf(deps, of));
    if (activity && isNew('feed')) {
      try {
        const told = await notifier.notify(untaken.person, activity);
        attempts.push({ means: 'feed', ...(told.kind === 'sent' ? sent : { outcome: 'refused', why: told.why }) });
      } catch (error) {
        // What is known so far is not lost with the storm; the feed is tried again.
        for (const attempt of attempts.slice(1)) await keep(deps, untaken, attempt);
        throw error;
      }
    }
  }
  await noteAttempts(deps, card, of, attempts);
  return null;
}

const sent = { outcome: 'sent', why: null } as const;

/** Installs the app and posts the card in the chat that comes with it. The installation, or what it was refused with. */
async function install(deps: JobDeps, untaken: Untaken, person: PersonId): Promise<Taken | Attempt> {
  const made = await deps.notifier?.install(person);
  if (!made || made.kind === 'refused') return { means: 'install', outcome: 'refused', why: made?.why ?? 'noGraph' };
  await keep(deps, untaken, { means: 'install', ...sent });
  const opened = await deps.messenger.at(made.chat);
  const posted = await deps.messenger.send(opened, untaken.message);
  const there = posted.kind === 'sent' ? posted : await again(deps, person, untaken.message);
  if (there.kind === 'sent') return { sent: there };
  // It was there before, so there is nothing to wait for; a new one may not be known to the whole of Teams yet.
  if (made.fresh) throw new Retryable('installedJustNow', SETTLES_AFTER);
  return { means: 'install', ...sent };
}

/** By the person, where the conversation's own id is not known to the connector. */
async function again(deps: JobDeps, person: PersonId, message: OutgoingMessage): Promise<Sent> {
  const to: ConversationReference | Sent = await deps.messenger.reach(person);
  return 'kind' in to ? to : deps.messenger.send(to, message);
}

async function keep(deps: JobDeps, { card, case: of }: Untaken, attempt: Attempt): Promise<void> {
  const at = deps.clock.now();
  await deps.store.read((kept) =>
    kept.cards.deliver({ case: of, card: card.id, addressee: card.addressee, ...attempt, at }),
  );
}

async function numberOf(deps: JobDeps, of: CaseId): Promise<string> {
  return (await deps.store.read((kept) => kept.cases.get(of)))?.number ?? '';
}

function activityOf({ card, case: of, message }: Untaken, number: string): Activity | null {
  const type = typeOf(card);
  const preview = message.summary.slice(0, PREVIEW);
  return type && { type, number, preview, route: `/cases/${of}` };
}

/** What the feed calls a card; null: a card that only ever answers someone in the chat. */
function typeOf({ face, subject }: StoredCard): ActivityType | null {
  if (face === 'notice') return subject === 'question' ? 'questionWaiting' : 'caseOutcome';
  if (face !== 'triage') return null;
  if (subject === '0') return 'caseAssigned';
  return /^\d+$/.test(subject ?? '') ? 'caseReminder' : 'caseNews';
}
