import { type Kysely, type Selectable, sql } from 'kysely';
import type { ExternalRequest, RequestState } from '../../core/requests/request.ts';
import type { Requests } from '../../ports/store/requests.ts';
import type { Database } from './schema.ts';
import type { RequestTables } from './schema-requests.ts';

type Row = Selectable<RequestTables['external_request']> & { due: string; done_on: string | null };

const columns = (db: Kysely<Database>) =>
  db
    .selectFrom('external_request')
    .selectAll()
    .select(sql<string>`to_char(due_date, 'YYYY-MM-DD')`.as('due'))
    .select(sql<string | null>`to_char(fulfilled_on, 'YYYY-MM-DD')`.as('done_on'));

function stateOf({ state, evidence, done_on: on, settled_by: by, settled_at: at }: Row): RequestState {
  if (state === 'sent') return { kind: 'sent' };
  if (by === null || at === null) throw new Error('a settled request without who and when');
  if (state === 'withdrawn') return { kind: 'withdrawn', by, at };
  if (evidence === null || on === null) throw new Error('a fulfilled request without evidence');
  return { kind: 'fulfilled', evidence, on, by, at };
}

function toRequest(row: Row): ExternalRequest {
  const { id, number, party, place, measure, object, count } = row;
  return {
    id,
    number,
    party,
    place,
    measure,
    object,
    count,
    task: row.task_id,
    dueDate: row.due,
    state: stateOf(row),
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

export function requestsOf(db: Kysely<Database>): Requests {
  return {
    async create({ task, dueDate, createdBy, createdAt, ...fresh }) {
      const next = sql<string>`(select 'B-' || lpad(n::text, greatest(5, length(n::text)), '0') from nextval('request_number') as n)`;
      const { number } = await db
        .insertInto('external_request')
        .values({
          ...fresh,
          number: next,
          task_id: task,
          due_date: dueDate,
          state: 'sent',
          created_by: createdBy,
          created_at: createdAt,
        })
        .returning('number')
        .executeTakeFirstOrThrow();
      const { press: _, ...asked } = fresh;
      return { ...asked, number, task, dueDate, createdBy, createdAt, state: { kind: 'sent' } };
    },
    async byPress(creator, press) {
      const row = await columns(db).where('created_by', '=', creator).where('press', '=', press).executeTakeFirst();
      return row ? toRequest(row) : null;
    },
    async lock(id) {
      const row = await columns(db).where('id', '=', id).forUpdate().executeTakeFirst();
      return row ? toRequest(row) : null;
    },
    async save({ id, state }) {
      const settled = state.kind === 'sent' ? null : state;
      const fulfilled = state.kind === 'fulfilled' ? state : null;
      await db
        .updateTable('external_request')
        .set({
          state: state.kind,
          evidence: fulfilled?.evidence ?? null,
          fulfilled_on: fulfilled?.on ?? null,
          settled_by: settled?.by ?? null,
          settled_at: settled?.at ?? null,
        })
        .where('id', '=', id)
        .execute();
    },
    async ofTask(task) {
      return (await columns(db).where('task_id', '=', task).orderBy('id').execute()).map(toRequest);
    },
  };
}
