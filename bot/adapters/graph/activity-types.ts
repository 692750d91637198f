import type { ActivityType } from '../../ports/notifier.ts';

/**
 * The activity types that the app declares in its manifest (`activities.activityTypes`), by name; what they say is in
 * words/activities. Each template may name `{actor}`, which Teams fills in with the app's name, and `{number}`.
 */
export const activityTypes = {
  caseAssigned: 'caseAssigned',
  caseReminder: 'caseReminder',
  caseNews: 'caseNews',
  questionWaiting: 'questionWaiting',
  caseOutcome: 'caseOutcome',
} as const satisfies { readonly [type in ActivityType]: type };

/** The parameters of every template. */
export const activityParameters = ['number'] as const;
