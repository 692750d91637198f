/**
 * The closed list of refusals. A rule throws one inside its transaction, which is rolled back;
 * the door shows what is so now, with words from the catalogue under the same code.
 */
export const refusalCodes = [
  'notFound', // no such thing, or none that this person may know of
  'notAllowed', // it exists, and the person may know, but may not do this
  'notYourCard', // a card given to someone else
  'alreadyTaken',
  'alreadyClosed',
  'alreadyWithdrawn',
  'notTaken', // take it first
  'conflictOfInterest',
  'openTasks', // finish or move them first
  'outcomeMissing',
  'reasonMissing',
  'textMissing',
  'textTooLong',
  'kindMissing',
  'placeMissing',
  'ongoingMissing',
  'timeInFuture',
  'timeTooOld',
  'unknownPlace',
  'unknownFunction',
  'unknownPerson',
  'sameFunction',
  'personalNumber', // free text holds an identity or phone number: decide first
  'noQuestion',
  'draftGone',
  'inputInvalid',
  'tooManyPhotos',
  'fileTooLarge',
  'fileTypeRefused',
  'fileBroken',
  'conflict', // someone else changed the same field
  'pressedBefore', // the same press with other inputs
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A rule said no. `detail` holds ids, numbers and field names for the words; never free text. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: { readonly [key: string]: string | number };
  constructor(code: RefusalCode, detail: { readonly [key: string]: string | number } = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}

/** The world failed in a way that may pass. `after` is seconds from a Retry-After, or null. `code` is for the log, without content. */
export class Retryable extends Error {
  readonly code: string;
  readonly after: number | null;
  constructor(code: string, after: number | null = null) {
    super(code);
    this.name = 'Retryable';
    this.code = code;
    this.after = after;
  }
}

/** Start-up cannot go on: the message names the setting and the remedy. */
export class StartupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartupError';
  }
}
