import type { Locale } from '../bot/api/contract.ts';

/** Swedish for everyone who has not asked for English. */
export const localeOf = (value: string | null | undefined): Locale =>
  value?.toLowerCase().startsWith('en') ? 'en' : 'sv';
