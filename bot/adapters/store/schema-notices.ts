import type { PersonId } from '../../core/ids.ts';

export type NoticeTables = {
  notice_setting: {
    person: PersonId;
    weekly: boolean | null;
    due: boolean | null;
    given: boolean | null;
    mentioned: boolean | null;
  };
  notice_told: { person: PersonId; kind: 'weekly' | 'due'; on_date: string };
};
