import type { ColumnType } from 'kysely';
import type { TroubleCode } from '../../core/errors.ts';
import type { ListNoun } from '../../ports/archive.ts';
import type { Archived, Mirror } from '../../ports/store/archive.ts';

type MirrorColumn = ColumnType<Mirror | null, string | null, string | null>;

export type ArchiveTables = {
  archive_list: {
    noun: ListNoun;
    list_id: string;
    cursor: string | null;
    sweep: number;
    sweeping: boolean;
    subscription: string | null;
    subscribed_until: Date | null;
  };
  archived: {
    noun: ListNoun;
    id: string;
    item: string | null;
    etag: string | null;
    version: number;
    due: boolean;
    mirror: MirrorColumn;
    writing: MirrorColumn;
    state: Archived['state'];
    seen: number;
  };
  trouble: { what: string; code: TroubleCode; since: Date };
};
