import type { ConversationId, PersonId } from '../core/ids.ts';

/** What Teams' activity feed is told that something is. Declared in the manifest under the same names. */
export type ActivityType = 'caseAssigned' | 'caseReminder' | 'caseNews' | 'questionWaiting' | 'caseOutcome';

/** A line in someone's activity feed: what kind, about which case, a pointer to show, and where a press leads. */
export type Activity = {
  readonly type: ActivityType;
  /** The case's number, for the line's heading. */
  readonly number: string;
  /** At most 150 characters are shown. Pointers only, never content. */
  readonly preview: string;
  /** The place in the tab that a press opens, for example `/cases/<id>`. */
  readonly route: string;
};

/** The other side said no, and will say so again. `why` is its code, without content. */
export type NotReached = { readonly kind: 'refused'; readonly why: string };

/** Ways to a person whom the bot has no chat with. Throws `Retryable` (core/errors.ts) when trying later may help. */
export type Notifier = {
  /** Installs the app for the person. `fresh`: it was not there before. The chat is the bot's with that person. */
  install(
    person: PersonId,
  ): Promise<{ readonly kind: 'installed'; readonly fresh: boolean; readonly chat: ConversationId } | NotReached>;
  /** Puts a line in the person's activity feed. */
  notify(person: PersonId, activity: Activity): Promise<{ readonly kind: 'sent' } | NotReached>;
};
