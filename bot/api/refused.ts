import type { Refusal, RefusalCode } from '../core/errors.ts';
import { tabWords } from '../words/tab/index.ts';

export type Locale = 'sv' | 'en';

/** Which HTTP answer each refusal is; those not named are 422, what was asked for cannot be done as it stands. */
const statuses: { readonly [code in RefusalCode]?: number } = {
  notFound: 404,
  draftGone: 404,
  notAllowed: 403,
  notYourCard: 403,
  conflictOfInterest: 403,
  alreadyTaken: 409,
  alreadyClosed: 409,
  alreadyWithdrawn: 409,
  notTaken: 409,
  openTasks: 409,
  conflict: 409,
  meetingState: 409,
  notLeading: 409,
  minutesLocked: 409,
  approvalMissing: 409,
  pressedBefore: 409,
  inputInvalid: 400,
};

/** Why not, and what to do, in the person's language. */
export function refusalText(refusal: Refusal, locale: Locale): string {
  return tabWords[locale].refusals[refusal.code].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(refusal.detail[name] ?? ''),
  );
}

export function refusalAnswer(refusal: Refusal, locale: Locale): Response {
  const message = refusalText(refusal, locale);
  const { field } = refusal.detail;
  const error = { code: refusal.code, message, ...(typeof field === 'string' ? { field } : {}) };
  return Response.json({ error }, { status: statuses[refusal.code] ?? 422, headers: { 'cache-control': 'no-store' } });
}
