import type { Generated } from 'kysely';
import type { GroupId, PersonId } from '../../core/ids.ts';
import type { AbsenceSource } from '../../core/organisation/directory.ts';

export type DirectoryTables = {
  directory_person: {
    person: PersonId;
    name: string;
    title: string;
    place: string | null;
    manager: PersonId | null;
    locale: 'sv' | 'en' | null;
    fetched_at: Date | null;
    unknown: Generated<boolean>;
  };
  directory_group: { id: GroupId; members: PersonId[]; fetched_at: Date };
  directory_absence: { person: PersonId; source: AbsenceSource; until: Date | null; fetched_at: Date };
  directory_portrait: {
    person: PersonId;
    jpeg: Uint8Array | null;
    fetched_at: Date | null;
    wanted: Generated<boolean>;
  };
  directory_state: {
    one: Generated<boolean>;
    version: Generated<string>;
    groups_at: Date | null;
    absence_at: Date | null;
    failed_at: Date | null;
    failure: string | null;
  };
};
