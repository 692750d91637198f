import { activities as en } from './en.ts';
import { activities as sv } from './sv.ts';

/** Keys are the activity types. */
export const activityWords = { sv, en };
