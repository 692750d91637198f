import type { Kysely } from 'kysely';
import type { Tasks } from '../../ports/store/tasks.ts';
import type { Database } from './schema.ts';

export function tasksOf(_db: Kysely<Database>): Tasks {
  return {
    async openOfCase() {
      return [];
    },
  };
}
