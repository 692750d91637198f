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
  'unknownParty', // no landlord, supplier or contractor of the organisation file
  'sameFunction',
  'personalNumber', // free text holds an identity or phone number: decide first
  'noQuestion',
  'draftGone',
  'inputInvalid',
  'tooMany', // more than a task holds of something
  'recurrenceNeedsDate', // what recurs does so from its due date
  'tooManyPhotos',
  'tooManyFiles', // of one task
  'fileTooLarge',
  'fileTypeRefused',
  'fileBroken',
  'conflict', // someone else changed the same field
  'meetingState', // the meeting is not there yet, or is past it
  'notLeading', // someone else leads the meeting now
  'minutesLocked', // what stands is changed by addenda only
  'approvalMissing', // not everyone named has approved the minutes as they stand
  'registryNumberMissing',
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

/** What only an administrator can mend; the words of each name the remedy. */
export const troubleCodes = [
  'tokenRefused', // the app's own proof of identity is not accepted
  'accessDenied', // the app has no grant on the site
  'siteGone',
  'listMissing',
  'columnMissing',
  'rowRefused', // the list will not have a row
  'folderMissing', // the library has no such folder
  'minutesChanged', // locked minutes no longer fit their hash
  'groupEmpty', // a group of the organisation file has no members
  'groupGone', // there is no such group
  'directoryRefused', // a permission for people, groups, presence or mailboxes is missing
] as const;
export type TroubleCode = (typeof troubleCodes)[number];

/** The world refuses, and waiting alone will not help. */
export class Trouble extends Error {
  readonly code: TroubleCode;
  constructor(code: TroubleCode) {
    super(code);
    this.name = 'Trouble';
    this.code = code;
  }
}

/** Start-up cannot go on: the message names the setting and the remedy. */
export class StartupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartupError';
  }
}
