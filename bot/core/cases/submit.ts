import type { Repositories } from '../../ports/store/store.ts';
import { Refusal } from '../errors.ts';
import { type CaseId, type DraftId, id, type PersonId, type SealedHandle } from '../ids.ts';
import { route } from '../routing/route.ts';
import { startingUrgency } from '../routing/urgency.ts';
import { screenText } from '../text/screen.ts';
import { instantOf, localTime } from '../time/stockholm.ts';
import type { Case, Ongoing } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { type Draft, type DraftContent, lockDraft, type NowAnswers } from './draft.ts';
import type { CaseEvent } from './events.ts';
import { attachFiles } from './files.ts';
import { isFirst } from './press.ts';
import { cardJob } from './redraw.ts';
import { type SealedReporter, sealedContext } from './reporter.ts';
import { type NowInput, withNow } from './save-now.ts';
import { TYPED_LIMIT } from './start.ts';
import { climbJob, firstNotice, post, triageCards } from './tell.ts';

const YEAR_MS = 366 * 24 * 3_600_000;
/** A clock on a phone may run ahead of ours. */
const AHEAD_MS = 5 * 60_000;

export type SubmitInput = NowInput & { readonly reporterName: string };

/**
 * «Skicka»: makes the case of a draft, numbers it, routes it and tells the function, all in one transaction.
 * The same draft makes one case however often it is sent: the receipt comes back.
 */
export async function submit(deps: CaseDeps, author: PersonId, input: SubmitInput): Promise<Case> {
  return deps.store.transaction(async (kept) => {
    const stored = await lockOrSent(deps, kept, author, input);
    if ('number' in stored) return stored;
    await isFirst(deps, kept, input.press);
    return makeCase(deps, kept, stored, withNow(deps, stored.content, input), input.reporterName);
  });
}

/** The case that one's own draft became, or null. */
export async function sentAs(
  deps: CaseDeps,
  kept: Repositories,
  author: PersonId,
  draft: DraftId,
): Promise<Case | null> {
  const sent = await kept.cases.bySubmission(deps.vault.fingerprint(`submission:${draft}`));
  const own = sent && (await kept.cases.isReporter(sent, { person: author, lookup: deps.vault.lookup(author) }));
  return own ? sent : null;
}

/** The draft, or the case that it already became (of the same person, by the store's word). */
async function lockOrSent(
  deps: CaseDeps,
  kept: Repositories,
  author: PersonId,
  input: SubmitInput,
): Promise<Draft | Case> {
  try {
    return await lockDraft(deps, kept, author, input.draft);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const sent = await sentAs(deps, kept, author, input.draft);
    if (!sent) throw error;
    // Throws pressedBefore when this press has other inputs than the one that made the case.
    await isFirst(deps, kept, input.press);
    return sent;
  }
}

async function makeCase(
  deps: CaseDeps,
  kept: Repositories,
  draft: Draft,
  content: DraftContent,
  reporterName: string,
): Promise<Case> {
  const { ids, vault, organisation } = deps;
  const receivedAt = deps.clock.now();
  const now = required(content.now);
  const occurredAt = whenOf(content.now, receivedAt);
  const text = screenText(content.text, TYPED_LIMIT, null).text;
  const author = draft.author;

  const reporter: Case['reporter'] = now.protectedIdentity
    ? { kind: 'protected', handle: id<SealedHandle>(ids.random()) }
    : { kind: 'open', person: author };
  const routing = route(organisation, { place: now.unit, kinds: now.kinds, at: receivedAt });
  const urgency = startingUrgency(organisation, now.kinds, now.ongoing);
  const facts = {
    function: routing.function,
    urgency,
    from: receivedAt,
    excluded: [author],
    waitsUntil: routing.waitsUntil === null ? null : new Date(routing.waitsUntil),
  };
  const notice = firstNotice(deps, facts, 1);
  const events: CaseEvent[] = [
    { type: 'received', kinds: now.kinds, ongoing: now.ongoing, urgency, actor: { kind: 'reporter' }, at: receivedAt },
    {
      type: 'routed',
      function: routing.function,
      via: routing.via,
      rule: routing.rule,
      version: routing.version,
      assignment: 1,
      actor: { kind: 'system' },
      at: receivedAt,
    },
    ...notice.events,
  ];
  const made = await kept.cases.create(
    {
      id: id<CaseId>(ids.ordered()),
      prefix: `${organisation.caseNumberPrefix}-${localTime(receivedAt).date.slice(0, 4)}-`,
      kinds: now.kinds,
      unit: now.unit,
      site: now.site,
      occurredAt,
      occurredApproximately: now.approximate,
      ongoing: now.ongoing,
      forColleague: now.forColleague,
      reporter,
      urgency,
      routing,
      receivedAt,
      promisedAt: notice.promisedAt,
      ladderDone: 1,
      submission: deps.vault.fingerprint(`submission:${draft.id}`),
    },
    events,
  );

  if (text !== '') {
    await kept.cases.addEntry(made.id, {
      id: ids.ordered(),
      kind: 'description',
      text,
      author: { kind: 'reporter' },
      at: receivedAt,
      replyTo: null,
    });
  }
  for (const [page, saved] of Object.entries(content.pages)) {
    await kept.cases.savePage(made.id, { page, ...saved, savedAt: receivedAt });
  }
  if (reporter.kind === 'protected') {
    const sealed: SealedReporter = { person: author, name: reporterName };
    await seal(deps, kept, reporter.handle, 'reporter', JSON.stringify(sealed), vault.lookup(author));
  }
  if (content.identifiers.length > 0) await sealIdentifiers(deps, kept, made.id, content.identifiers);
  for (const held of content.files) await attachFiles(kept, held, made.id);

  const receipts = await kept.cards.becomeReceipt(draft.id, made.id);
  await kept.drafts.delete(draft.id);
  const told = triageCards(made, notice.people, 0);
  const channel = organisation.functions.get(routing.function)?.channel;
  if (channel) told.push({ face: 'channel', addressee: { kind: 'channel', channel }, case: made.id });
  // The partner's card before the receipt, which its reader has in the answer already.
  await post(deps, kept, told, [...receipts.map(cardJob), climbJob(made, notice.climbAt)]);
  return made;
}

type Required = NowAnswers & { readonly ongoing: Ongoing };

/** Three answers are enough, and needed. An unknown place is an answer: someone without a unit may have none. */
function required(now: NowAnswers): Required {
  if (now.kinds.length === 0) throw new Refusal('kindMissing');
  if (now.unit === null && now.site === null && !now.elsewhere) throw new Refusal('placeMissing');
  if (now.ongoing === null) throw new Refusal('ongoingMissing');
  return { ...now, ongoing: now.ongoing };
}

function whenOf(now: NowAnswers, receivedAt: Date): Date {
  if (now.date === null && now.time === null) return receivedAt;
  const wall = localTime(receivedAt);
  const [hours = 0, minutes = 0] = (now.time ?? '').split(':').map(Number);
  const at = instantOf(now.date ?? wall.date, now.time === null ? wall.minute : hours * 60 + minutes);
  if (at.getTime() > receivedAt.getTime() + AHEAD_MS) throw new Refusal('timeInFuture');
  if (at.getTime() < receivedAt.getTime() - 10 * YEAR_MS) throw new Refusal('timeTooOld');
  return at;
}

async function seal(
  deps: CaseDeps,
  kept: Repositories,
  handle: SealedHandle,
  purpose: 'reporter' | 'identifiers',
  plain: string,
  lookup: string | null,
): Promise<void> {
  const row = deps.ids.random();
  await kept.sealed.keep({
    id: row,
    handle,
    purpose,
    lookup,
    content: await deps.vault.seal(plain, sealedContext(row)),
    at: deps.clock.now(),
  });
}

/** Moves identifiers to the case's sealed part, under the reporter's handle or one made for the case. */
export async function sealIdentifiers(
  deps: CaseDeps,
  kept: Repositories,
  of: CaseId,
  identifiers: readonly string[],
): Promise<void> {
  let handle = await kept.sealed.handleOf(of);
  if (handle === null) {
    handle = id<SealedHandle>(deps.ids.random());
    await kept.sealed.setHandle(of, handle);
  }
  await seal(deps, kept, handle, 'identifiers', JSON.stringify(identifiers), null);
}
