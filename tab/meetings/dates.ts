const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** What the wall clock in Sweden shows: YYYY-MM-DD and HH:MM. */
export function wallOf(instant: string): { readonly date: string; readonly time: string } {
  const [date = '', time = ''] = wall.format(new Date(instant)).split(' ');
  return { date, time };
}

/** The instant (ISO) at which the clock in Sweden shows a date and a time; of a repeated hour the first, of a skipped one an hour later. */
export function instantOf(date: string, time: string): string {
  for (const offset of ['+02:00', '+01:00']) {
    const at = new Date(`${date}T${time}:00${offset}`);
    if (wall.format(at) === `${date} ${time}`) return at.toISOString();
  }
  return new Date(`${date}T${time}:00+01:00`).toISOString();
}

/** The dates of a series from its first, YYYY-MM-DD, as the server plans them. */
export function seriesDates(first: string, times: number, everyWeeks: number): readonly string[] {
  const start = Date.parse(`${first}T00:00:00Z`);
  return Array.from({ length: times }, (_, index) =>
    new Date(start + index * everyWeeks * 7 * 86_400_000).toISOString().slice(0, 10),
  );
}

/** Whether it is a date and a clock that a person has finished typing. */
export const isWhole = (date: string, time: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) && /^\d{2}:\d{2}$/.test(time) && !Number.isNaN(Date.parse(`${date}T${time}:00Z`));
