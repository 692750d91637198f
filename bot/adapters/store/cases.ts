import { type Kysely, type Selectable, sql } from 'kysely';
import type { Case } from '../../core/cases/case.ts';
import type { CaseEvent } from '../../core/cases/events.ts';
import type { Change } from '../../ports/changes.ts';
import type { Ids } from '../../ports/clock.ts';
import type { Cases, Entry, Glance, ReporterKey } from '../../ports/store/cases.ts';
import { appendTo, caseData, GENESIS } from './events.ts';
import type { CaseTable, Database } from './schema.ts';

function toCase(row: Selectable<CaseTable>): Case {
  const reporter: Case['reporter'] | null =
    row.reporter !== null
      ? { kind: 'open', person: row.reporter }
      : row.reporter_handle !== null
        ? { kind: 'protected', handle: row.reporter_handle }
        : null;
  if (!reporter) throw new Error('a case without a reporter');
  return {
    id: row.id,
    number: row.number,
    kinds: row.kinds,
    unit: row.unit,
    site: row.site,
    occurredAt: row.occurred_at,
    occurredApproximately: row.occurred_approximately,
    ongoing: row.ongoing,
    forColleague: row.for_colleague,
    reporter,
    urgency: row.urgency,
    status: row.status,
    function: row.function,
    routing: row.routing,
    assignment: row.assignment,
    ladderDone: row.ladder_done,
    holder: row.holder,
    conflicted: row.conflicted,
    receivedAt: row.received_at,
    assignedAt: row.assigned_at,
    takenAt: row.taken_at,
    closedAt: row.closed_at,
    promisedAt: row.promised_at,
    version: row.version,
    events: { count: row.event_count, head: row.event_head },
  };
}

/** Gravest first, then oldest. */
const gravity = sql`array_position(array['acute', 'high', 'medium', 'low'], urgency)`;

/** `changed` hears of each change, so that the commit can tell of it. */
export function casesOf(db: Kysely<Database>, ids: Ids, changed: (change: Change) => void): Cases {
  const all = () => db.selectFrom('case').selectAll();
  const one = async (query: ReturnType<typeof all>): Promise<Case | null> => {
    const row = await query.executeTakeFirst();
    return row ? toCase(row) : null;
  };
  const append = async (of: Pick<Case, 'id' | 'events'>, events: readonly CaseEvent[]) =>
    appendTo(
      db,
      ids,
      of.id,
      of.events,
      await Promise.all(
        events.map(async (event) => ({
          type: event.type,
          actor: event.actor,
          at: event.at,
          data: await caseData(db, ids, event),
        })),
      ),
    );
  const reportedBy = (reporter: ReporterKey) =>
    all().where((where) =>
      where.or([
        where('reporter', '=', reporter.person),
        where(
          'reporter_handle',
          'in',
          where.selectFrom('sealed').select('handle').where('lookup', '=', reporter.lookup),
        ),
      ]),
    );

  return {
    async create(fresh, events) {
      const head = await append({ id: fresh.id, events: { count: 0, head: GENESIS } }, events);
      const row = await db
        .insertInto('case')
        .values({
          id: fresh.id,
          number: sql<string>`(select ${fresh.prefix} || lpad(n::text, greatest(5, length(n::text)), '0') from nextval('case_number') as n)`,
          submission: fresh.submission,
          kinds: [...fresh.kinds],
          unit: fresh.unit,
          site: fresh.site,
          occurred_at: fresh.occurredAt,
          occurred_approximately: fresh.occurredApproximately,
          ongoing: fresh.ongoing,
          for_colleague: fresh.forColleague,
          reporter: fresh.reporter.kind === 'open' ? fresh.reporter.person : null,
          reporter_handle: fresh.reporter.kind === 'protected' ? fresh.reporter.handle : null,
          urgency: fresh.urgency,
          status: 'received',
          function: fresh.routing.function,
          routing: JSON.stringify(fresh.routing),
          assignment: 1,
          ladder_done: fresh.ladderDone,
          holder: null,
          conflicted: [],
          received_at: fresh.receivedAt,
          assigned_at: fresh.receivedAt,
          taken_at: null,
          closed_at: null,
          promised_at: fresh.promisedAt,
          version: 1,
          event_count: head.count,
          event_head: head.head,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toCase(row);
    },
    lock: (id) => one(all().where('id', '=', id).forUpdate()),
    get: (id) => one(all().where('id', '=', id)),
    byNumber: (number) => one(all().where('number', '=', number)),
    bySubmission: (submission) => one(all().where('submission', '=', submission)),
    async save(of, events) {
      const head = await append(of, events);
      const row = await db
        .updateTable('case')
        .set({
          urgency: of.urgency,
          status: of.status,
          function: of.function,
          routing: JSON.stringify(of.routing),
          assignment: of.assignment,
          ladder_done: of.ladderDone,
          holder: of.holder,
          conflicted: [...of.conflicted],
          assigned_at: of.assignedAt,
          taken_at: of.takenAt,
          closed_at: of.closedAt,
          promised_at: of.promisedAt,
          version: of.version + 1,
          event_count: head.count,
          event_head: head.head,
        })
        .where('id', '=', of.id)
        // The row is locked; a version that differs means that someone saved without locking.
        .where('version', '=', of.version)
        .returningAll()
        .executeTakeFirstOrThrow();
      changed({ noun: 'case', id: row.id, version: row.version });
      return toCase(row);
    },
    async openOf(functions, limit) {
      if (functions.length === 0) return [];
      const rows = await all()
        .where('function', 'in', functions)
        .where('status', 'in', ['received', 'taken'])
        .orderBy(gravity)
        .orderBy('received_at')
        .limit(limit)
        .execute();
      return rows.map(toCase);
    },
    async ofReporter(reporter, limit) {
      return (await reportedBy(reporter).orderBy('received_at', 'desc').limit(limit).execute()).map(toCase);
    },
    async isReporter(of, reporter) {
      if (of.reporter.kind === 'open') return of.reporter.person === reporter.person;
      const row = await db
        .selectFrom('sealed')
        .select('id')
        .where('handle', '=', of.reporter.handle)
        .where('lookup', '=', reporter.lookup)
        .executeTakeFirst();
      return row !== undefined;
    },

    async glance(id) {
      const { rows } = await sql<Glance>`
        select array(select kind from case_entry where case_id = ${id} order by at, id) as said,
          (select count(*)::integer from case_page where case_id = ${id}) as pages,
          (select count(*)::integer from photo where case_id = ${id}) as photos,
          (select count(*)::integer from task where case_id = ${id} and keeps_case_open and status <> 'done') as "openTasks"`.execute(
        db,
      );
      return rows[0] ?? { said: [], pages: 0, photos: 0, openTasks: 0 };
    },
    async pages(id) {
      const rows = await db.selectFrom('case_page').selectAll().where('case_id', '=', id).orderBy('saved_at').execute();
      return rows.map((row) => ({
        page: row.page,
        questionnaire: row.questionnaire,
        answers: row.answers,
        savedAt: row.saved_at,
      }));
    },
    async savePage(id, page) {
      const saved = {
        questionnaire: page.questionnaire,
        answers: JSON.stringify(page.answers),
        saved_at: page.savedAt,
      };
      await db
        .insertInto('case_page')
        .values({ case_id: id, page: page.page, ...saved })
        .onConflict((on) => on.columns(['case_id', 'page']).doUpdateSet(saved))
        .execute();
    },
    async entries(id) {
      const rows = await db
        .selectFrom('case_entry')
        .selectAll()
        .where('case_id', '=', id)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map(
        (row): Entry => ({
          id: row.id,
          kind: row.kind,
          text: row.text,
          author: row.author === null ? { kind: 'reporter' } : { kind: 'person', person: row.author },
          at: row.at,
          replyTo: row.reply_to,
        }),
      );
    },
    async addEntry(id, entry) {
      await db
        .insertInto('case_entry')
        .values({
          id: entry.id,
          case_id: id,
          kind: entry.kind,
          text: entry.text,
          author: entry.author.kind === 'person' ? entry.author.person : null,
          reply_to: entry.replyTo,
          at: entry.at,
        })
        .execute();
    },

    async addReason(id, reason) {
      await db
        .insertInto('access_reason')
        .values({ ...reason, case_id: id })
        .execute();
    },
    reasons: (id) =>
      db.selectFrom('access_reason').select(['id', 'text', 'at']).where('case_id', '=', id).orderBy('at').execute(),
  };
}
