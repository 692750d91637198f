import type { CaseDeps } from '../cases/deps.ts';
import { post } from '../cases/tell.ts';
import { localTime } from '../time/stockholm.ts';
import { settingsOf } from './settings.ts';
import { isWorthTelling, noticeOn, workDays } from './work.ts';

/** What a card about someone's work is about. `date`: the local day it was made for. */
export type WorkSubject = { readonly kind: 'weekly' | 'due'; readonly date: string };

export const workSubject = ({ kind, date }: WorkSubject): string => `${kind}:${date}`;

export function readWorkSubject(text: string | null): WorkSubject | null {
  const [, kind, date] = /^(weekly|due):(\d{4}-\d{2}-\d{2})$/.exec(text ?? '') ?? [];
  if (date === undefined) return null;
  return kind === 'weekly' ? { kind, date } : { kind: 'due', date };
}

/** Tells everyone who has work that calls for it, and has not asked for quiet. One card a person and day, in one transaction a person. */
export async function tellWork(deps: CaseDeps): Promise<void> {
  const { date } = localTime(deps.clock.now());
  const { holidays } = deps.organisation;
  const kind = noticeOn(date, holidays);
  if (kind === null) return;
  const days = workDays(date, holidays);
  const people = await deps.store.read((kept) => kept.notices.workers(days));
  for (const person of people) {
    await deps.store.transaction(async (kept) => {
      if (!(await settingsOf(kept, person))[kind]) return;
      if (!isWorthTelling(kind, await kept.notices.work(person, days))) return;
      // Run again after a break, the job tells those who were not told.
      if (!(await kept.notices.tell(person, kind, date))) return;
      const subject = workSubject({ kind, date });
      await post(deps, kept, [{ face: 'work', addressee: { kind: 'person', person }, subject }]);
    });
  }
}
