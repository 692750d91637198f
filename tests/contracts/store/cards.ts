import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type CardId, type CaseId, type ConversationId, type DraftId, id } from '../../../bot/core/ids.ts';
import { at, type Engine, later, makeCase, refusal, someone } from './engine.ts';

const cardId = () => id<CardId>(randomUUID());
const draftId = () => id<DraftId>(randomUUID());

export function cardsContract(over: () => Engine): void {
  describe('cards', () => {
    it('are given back as they were made, not posted yet', async () => {
      const of = await makeCase(over().store);
      const fresh = { id: cardId(), face: 'triage', addressee: { kind: 'person', person: someone() } } as const;
      await over().store.transaction((kept) => kept.cards.create([{ ...fresh, case: of.id, subject: '0' }]));
      const card = {
        ...fresh,
        case: of.id,
        subject: '0',
        draft: null,
        activity: null,
        reference: null,
        drawn: null,
        fillingUntil: null,
      };
      expect(await over().store.read((kept) => kept.cards.get(fresh.id))).toEqual(card);
      expect(await over().store.read((kept) => kept.cards.ofCase(of.id, ['triage', 'receipt']))).toEqual([card]);
      expect(await over().store.read((kept) => kept.cards.ofCase(of.id, ['receipt']))).toEqual([]);
      expect(await over().store.read((kept) => kept.cards.get(cardId()))).toBeNull();
    });

    it('say until when a form on them is filled in, and when it is left', async () => {
      const card = { id: cardId(), face: 'help', addressee: { kind: 'person', person: someone() } } as const;
      const until = async () => (await over().store.read((kept) => kept.cards.get(card.id)))?.fillingUntil;
      await over().store.transaction(async ({ cards }) => {
        await cards.create([card]);
        await cards.fill(card.id, later(1));
      });
      expect(await until()).toEqual(later(1));
      await over().store.transaction(({ cards }) => cards.fill(card.id, null));
      expect(await until()).toBeNull();
    });

    it('remember where and as what they were posted', async () => {
      const channel = { id: cardId(), face: 'channel', addressee: { kind: 'channel', channel: 'Vakten' } } as const;
      const reference = { conversation: id<ConversationId>('19:x'), serviceUrl: 'http://127.0.0.1/', tenant: 't' };
      await over().store.transaction(async ({ cards }) => {
        await cards.create([channel]);
        await cards.posted(channel.id, 'activity', 'drawn', reference);
      });
      const posted = await over().store.read((kept) => kept.cards.get(channel.id));
      expect(posted).toMatchObject({ addressee: channel.addressee, activity: 'activity', drawn: 'drawn', reference });
    });

    it('that offer something say what became of it, and no card of another thing does', async () => {
      const [held, other] = [randomUUID(), randomUUID()];
      const offer = (subject: string) =>
        ({ id: cardId(), face: 'offer', addressee: { kind: 'person', person: someone() }, subject }) as const;
      const [mine, elsewhere] = [offer(held), offer(other)];
      await over().store.transaction((kept) => kept.cards.create([mine, elsewhere]));
      const offers = (ids: string[]) => over().store.read((kept) => kept.cards.offersOf(ids));
      expect((await offers([held])).map((card) => card.id)).toEqual([mine.id]);
      expect(await offers([])).toEqual([]);
      await over().store.transaction(async ({ cards }) => {
        await cards.settleOffer(mine.id, held, 'added');
        await cards.settleOffer(elsewhere.id, held, 'added');
      });
      expect(await over().store.read((kept) => kept.cards.get(mine.id))).toMatchObject({ subject: 'added' });
      expect(await over().store.read((kept) => kept.cards.get(elsewhere.id))).toMatchObject({ subject: other });
    });

    it('of a draft become the receipt, and no column of their rows holds the author any more', async () => {
      const author = someone();
      const draft = draftId();
      const made = [cardId(), cardId()];
      const other = {
        id: cardId(),
        face: 'report',
        addressee: { kind: 'person', person: author },
        draft: draftId(),
      } as const;
      await over().store.transaction((kept) =>
        kept.cards.create([...made.map((card) => ({ ...other, id: card, draft })), other]),
      );
      expect((await over().store.read((kept) => kept.cards.ofDraft(draft))).map((card) => card.id).sort()).toEqual(
        [...made].sort(),
      );
      const of = await makeCase(over().store);
      const become = await over().store.transaction((kept) => kept.cards.becomeReceipt(draft, of.id));
      expect([...become].sort()).toEqual([...made].sort());
      const { rows } = await over().pool.query(`select c::text as all_of_it from card c where case_id = '${of.id}'`);
      expect(rows).toHaveLength(2);
      expect(JSON.stringify(rows)).not.toContain(author);
      expect(JSON.stringify(rows)).not.toContain(draft);
      const cards = await over().store.read((kept) => kept.cards.ofCase(of.id, ['receipt']));
      expect(cards.map((card) => card.addressee)).toEqual([
        { kind: 'reporter', case: of.id },
        { kind: 'reporter', case: of.id },
      ]);
      expect(await over().store.read((kept) => kept.cards.get(other.id))).toMatchObject({ draft: other.draft });
    });

    it("that led to a report become its own; one that is a case's stays what it is", async () => {
      const [of, draft] = [await makeCase(over().store), draftId()];
      const addressee = { kind: 'person', person: someone() } as const;
      const [help, triage] = [
        { id: cardId(), face: 'help', addressee } as const,
        { id: cardId(), face: 'triage', addressee, case: of.id, subject: '0' } as const,
      ];
      await over().store.transaction(async ({ cards }) => {
        await cards.create([help, triage]);
        for (const card of [help, triage]) await cards.becomeReport(card.id, draft);
      });
      const kept = await over().store.read(({ cards }) => cards.ofDraft(draft));
      expect(kept).toEqual([expect.objectContaining({ id: help.id, face: 'report', addressee })]);
      expect(await over().store.read(({ cards }) => cards.get(triage.id))).toMatchObject({ ...triage, draft: null });
    });

    it('say who was told when, the reporter by that word alone', async () => {
      const of = await makeCase(over().store);
      const deliveries = [
        {
          case: of.id,
          card: cardId(),
          addressee: { kind: 'person', person: someone() },
          means: 'install',
          outcome: 'refused',
          why: 'Forbidden',
          at,
        },
        {
          case: of.id,
          card: cardId(),
          addressee: { kind: 'reporter', case: of.id },
          means: 'feed',
          outcome: 'sent',
          why: null,
          at: later(1),
        },
      ] as const;
      for (const each of deliveries) await over().store.transaction((kept) => kept.cards.deliver(each));
      expect(await over().store.read((kept) => kept.cards.deliveries(of.id))).toEqual(deliveries);
    });

    it('are posted and told of in one: both are kept, or neither', async () => {
      const of = await makeCase(over().store);
      const fresh = { id: cardId(), face: 'triage', addressee: { kind: 'person', person: someone() } } as const;
      const told = {
        case: of.id,
        card: fresh.id,
        addressee: fresh.addressee,
        means: 'chat',
        outcome: 'sent',
        why: null,
        at,
      } as const;
      await over().store.transaction((kept) => kept.cards.create([{ ...fresh, case: of.id }]));
      const elsewhere = { ...told, case: id<CaseId>(randomUUID()) };
      await expect(
        over().store.read((kept) => kept.cards.posted(fresh.id, 'lost', 'drawn', null, elsewhere)),
      ).rejects.toThrow();
      expect(await over().store.read((kept) => kept.cards.get(fresh.id))).toMatchObject({ activity: null });
      await over().store.read((kept) => kept.cards.posted(fresh.id, 'activity', 'drawn', null, told));
      expect(await over().store.read((kept) => kept.cards.get(fresh.id))).toMatchObject({ activity: 'activity' });
      expect(await over().store.read((kept) => kept.cards.deliveries(of.id))).toEqual([told]);
    });

    it('of a reporter cannot hold a name: the database refuses it', async () => {
      const of = await makeCase(over().store);
      const insert = (kind: string, addressee: string) =>
        `insert into card (id, face, addressee_kind, addressee, case_id) values (gen_random_uuid(), 'receipt', '${kind}', ${addressee}, '${of.id}')`;
      expect(await refusal(over().pool, insert('reporter', "'someone'"))).toBe('23514');
      expect(await refusal(over().pool, insert('person', 'null'))).toBe('23514');
      expect(await refusal(over().pool, insert('reporter', 'null'))).toBeNull();
    });
  });
}
