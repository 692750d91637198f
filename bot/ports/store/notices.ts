import type { PersonId } from '../../core/ids.ts';
import type { NoticeSettings } from '../../core/notices/settings.ts';
import type { Work, WorkDays } from '../../core/notices/work.ts';

/** What people are told of their tasks. */
export type Notices = {
  /** Only what they said themselves. */
  get(person: PersonId): Promise<Partial<NoticeSettings>>;
  save(person: PersonId, wanted: Partial<NoticeSettings>): Promise<void>;
  /** Everyone who has something open that may call for telling. */
  workers(days: WorkDays): Promise<readonly PersonId[]>;
  work(person: PersonId, days: WorkDays): Promise<Work>;
  /** Notes that they were told; false when they had been. */
  tell(person: PersonId, kind: 'weekly' | 'due', date: string): Promise<boolean>;
};
