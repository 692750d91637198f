/** Dates and times as people in Sweden read them, whatever their language. */
export type Locale = 'sv' | 'en';

const zone = { timeZone: 'Europe/Stockholm' } as const;
const day = {
  sv: new Intl.DateTimeFormat('sv-SE', { ...zone, weekday: 'short', day: 'numeric', month: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { ...zone, weekday: 'short', day: 'numeric', month: 'short' }),
};
const time = new Intl.DateTimeFormat('sv-SE', { ...zone, hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat('sv-SE', { ...zone, year: 'numeric', month: '2-digit', day: '2-digit' });

const at = { sv: 'kl.', en: 'at' } as const;
const by = { sv: 'före kl.', en: 'by' } as const;

/** 2026-11-21 in Sweden. */
export const isoDate = (instant: Date): string => date.format(instant);
/** 14:05 in Sweden. */
export const clockTime = (instant: Date): string => time.format(instant);

/** «kl. 14:05», with the day when it is not today. */
export function moment(instant: Date, now: Date, locale: Locale): string {
  const hour = `${at[locale]} ${clockTime(instant)}`;
  return isoDate(instant) === isoDate(now) ? hour : `${day[locale].format(instant)} ${hour}`;
}

/** «före kl. 14:05», with the day when it is not today. */
export function deadline(instant: Date, now: Date, locale: Locale): string {
  const hour = `${by[locale]} ${clockTime(instant)}`;
  return isoDate(instant) === isoDate(now) ? hour : `${day[locale].format(instant)} ${hour}`;
}
