import type { Kysely, QueryCreator, Selectable } from 'kysely';
import { id, type PersonId } from '../../core/ids.ts';
import type { Addressee, Cards, Delivery, StoredCard } from '../../ports/store/cards.ts';
import type { Database } from './schema.ts';

function toAddressee(row: Pick<Selectable<Database['card']>, 'addressee_kind' | 'addressee' | 'case_id'>): Addressee {
  if (row.addressee_kind === 'reporter' && row.case_id !== null) return { kind: 'reporter', case: row.case_id };
  if (row.addressee === null) throw new Error('a card without an addressee');
  return row.addressee_kind === 'channel'
    ? { kind: 'channel', channel: row.addressee }
    : { kind: 'person', person: id<PersonId>(row.addressee) };
}

/** A reporter is written by that word alone. */
function fromAddressee(addressee: Addressee): { addressee_kind: Addressee['kind']; addressee: string | null } {
  const who = addressee.kind === 'person' ? addressee.person : addressee.kind === 'channel' ? addressee.channel : null;
  return { addressee_kind: addressee.kind, addressee: who };
}

function toCard(row: Selectable<Database['card']>): StoredCard {
  return {
    id: row.id,
    face: row.face,
    addressee: toAddressee(row),
    case: row.case_id,
    draft: row.draft_id,
    subject: row.subject,
    activity: row.activity,
    reference: row.reference,
    drawn: row.drawn,
    fillingUntil: row.filling_until,
  };
}

function telling(db: QueryCreator<Database>, delivery: Delivery) {
  return db.insertInto('delivery').values({
    case_id: delivery.case,
    card_id: delivery.card,
    ...fromAddressee(delivery.addressee),
    means: delivery.means,
    outcome: delivery.outcome,
    why: delivery.why,
    at: delivery.at,
  });
}

export function cardsOf(db: Kysely<Database>): Cards {
  const all = () => db.selectFrom('card').selectAll();
  return {
    async create(cards) {
      if (cards.length === 0) return;
      await db
        .insertInto('card')
        .values(
          cards.map((card) => ({
            id: card.id,
            face: card.face,
            ...fromAddressee(card.addressee),
            case_id: card.case ?? (card.addressee.kind === 'reporter' ? card.addressee.case : null),
            draft_id: card.draft ?? null,
            subject: card.subject ?? null,
            activity: null,
            reference: null,
            drawn: null,
            filling_until: null,
          })),
        )
        .execute();
    },
    async get(card) {
      const row = await all().where('id', '=', card).executeTakeFirst();
      return row ? toCard(row) : null;
    },
    async ofCase(of, faces) {
      return (await all().where('case_id', '=', of).where('face', 'in', faces).execute()).map(toCard);
    },
    async ofDraft(draft) {
      return (await all().where('draft_id', '=', draft).execute()).map(toCard);
    },
    async ofArchive(subject) {
      return (await all().where('face', '=', 'archive').where('subject', '=', subject).execute()).map(toCard);
    },
    async becomeReport(card, draft) {
      await db
        .updateTable('card')
        .set({ face: 'report', draft_id: draft, subject: null })
        .where('id', '=', card)
        .where('addressee_kind', '=', 'person')
        .where('face', 'in', ['help', 'mine', 'offer'])
        .execute();
    },
    async becomeReceipt(draft, of) {
      const rows = await db
        .updateTable('card')
        .set({ face: 'receipt', addressee_kind: 'reporter', addressee: null, case_id: of, draft_id: null })
        .where('draft_id', '=', draft)
        .returning('id')
        .execute();
      return rows.map((row) => row.id);
    },
    async settleOffer(card, held, outcome) {
      await db
        .updateTable('card')
        .set({ subject: outcome })
        .where('id', '=', card)
        .where('face', '=', 'offer')
        .where('subject', '=', held)
        .execute();
    },
    async offersOf(held) {
      if (held.length === 0) return [];
      return (await all().where('face', '=', 'offer').where('subject', 'in', held).execute()).map(toCard);
    },
    async fill(card, until) {
      await db.updateTable('card').set({ filling_until: until }).where('id', '=', card).execute();
    },
    async posted(card, activity, drawn, reference, told = null) {
      const set = { activity, drawn, reference: reference ? JSON.stringify(reference) : null };
      const posting = told ? db.with('told', (within) => telling(within, told)) : db;
      await posting.updateTable('card').set(set).where('id', '=', card).execute();
    },
    async deliver(delivery) {
      await telling(db, delivery).execute();
    },
    async deliveries(of) {
      const rows = await db.selectFrom('delivery').selectAll().where('case_id', '=', of).orderBy('id').execute();
      return rows.map((row) => ({
        case: row.case_id,
        card: row.card_id,
        addressee: toAddressee(row),
        means: row.means,
        outcome: row.outcome === 'sent' ? 'sent' : 'refused',
        why: row.why ?? (row.outcome === 'sent' || row.outcome === 'refused' ? null : row.outcome),
        at: row.at,
      }));
    },
  };
}
