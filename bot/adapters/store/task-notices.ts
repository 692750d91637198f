import { type Kysely, sql } from 'kysely';
import type { TaskNotice, TaskNotices } from '../../ports/store/task-notices.ts';
import type { Database } from './schema.ts';

export function taskNoticesOf(db: Kysely<Database>): TaskNotices {
  return {
    async leave(notices, at) {
      if (notices.length === 0) return;
      await db
        .insertInto('task_notice')
        .values(
          notices.map(({ person, task, about, comment }) => ({
            person,
            task_id: task,
            about,
            comment,
            at,
            card_id: null,
          })),
        )
        .onConflict((on) => on.doNothing())
        .execute();
    },
    async waiting() {
      const rows = await db
        .selectFrom('task_notice')
        .select('person')
        .distinct()
        .where('card_id', 'is', null)
        .orderBy('person')
        .execute();
      return rows.map(({ person }) => person);
    },
    async take(person, card) {
      await db
        .updateTable('task_notice')
        .set({ card_id: card })
        .where('person', '=', person)
        .where('card_id', 'is', null)
        .execute();
    },
    async of(card) {
      const rows = await db
        .selectFrom('task_notice')
        .select(['person', 'task_id', 'about', 'comment'])
        .where('card_id', '=', card)
        .orderBy(sql`task_notice.id`)
        .execute();
      return rows.map(({ task_id: task, ...rest }): TaskNotice => ({ ...rest, task }));
    },
  };
}
