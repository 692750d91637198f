import type { JSONColumnType } from 'kysely';
import type { PersonId, ViewId } from '../../core/ids.ts';
import type { ViewLayout, ViewQuery } from '../../core/views/view.ts';

export type ViewTables = {
  task_view: {
    id: ViewId;
    owner: PersonId;
    name: string;
    shared: boolean;
    layout: ViewLayout;
    query: JSONColumnType<ViewQuery, string, string>;
    changed_by: PersonId;
    changed_at: Date;
    version: number;
  };
  task_view_opened: { person: PersonId; view: ViewId };
};
