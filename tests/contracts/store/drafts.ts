import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type DraftId, id, type PhotoId } from '../../../bot/core/ids.ts';
import { at, type Engine, later, someone } from './engine.ts';

const DAY = 24 * 3_600_000;
const bytes = (text: string) => Buffer.from(text);
const newDraft = (author = someone(), changedAt = at) => ({
  id: id<DraftId>(randomUUID()),
  author,
  content: bytes('envelope'),
  changedAt,
});
const newPending = (author = someone(), when = at) => ({
  id: randomUUID(),
  author,
  content: bytes('held'),
  at: when,
});

export function draftsContract(over: () => Engine): void {
  describe('drafts', () => {
    const drafts = async () => (await over().store.read(async (kept) => kept)).drafts;

    it('are kept as they are, one a person, and count their changes', async () => {
      const draft = newDraft();
      expect(await (await drafts()).create(draft)).toBe(true);
      expect(await (await drafts()).ofAuthor(draft.author)).toEqual({ ...draft, version: 1 });
      expect(await (await drafts()).ofAuthor(someone())).toBeNull();
      await (await drafts()).save(draft.id, bytes('anew'), later(5));
      const saved = { ...draft, content: bytes('anew'), changedAt: later(5), version: 2 };
      expect(await over().store.transaction((kept) => kept.drafts.lock(draft.id))).toEqual(saved);
      // Two messages at once start one report.
      expect(await over().store.transaction((kept) => kept.drafts.create(newDraft(draft.author)))).toBe(false);
      expect(await (await drafts()).ofAuthor(draft.author)).toEqual(saved);
      await (await drafts()).delete(draft.id);
      expect(await over().store.transaction((kept) => kept.drafts.lock(draft.id))).toBeNull();
    });

    it('let those who lock one in one after the other', async () => {
      const draft = newDraft();
      await (await drafts()).create({ ...draft, content: bytes('') });
      await Promise.all(
        Array.from({ length: 8 }, () =>
          over().store.transaction(async (kept) => {
            const locked = await kept.drafts.lock(draft.id);
            await kept.drafts.save(draft.id, bytes(`${Buffer.from(locked?.content ?? [])}x`), at);
          }),
        ),
      );
      expect(await (await drafts()).ofAuthor(draft.author)).toMatchObject({ content: bytes('xxxxxxxx'), version: 9 });
    });

    it('hold what waits for a yes, until it is released', async () => {
      const pending = newPending();
      await (await drafts()).hold(pending);
      const held = () => over().store.transaction((kept) => kept.drafts.held(pending.id));
      expect(await held()).toEqual(pending);
      await (await drafts()).rehold(pending.id, bytes('cleaned'));
      expect(await held()).toEqual({ ...pending, content: bytes('cleaned') });
      await (await drafts()).release(pending.id);
      expect(await held()).toBeNull();
    });

    it('not touched for long are deleted with what waits under them, and the others are not', async () => {
      const ancient = (days: number) => new Date(Date.parse('2001-01-01T00:00:00Z') + days * DAY);
      const [old, fresh] = [newDraft(someone(), ancient(0)), newDraft(someone(), ancient(20))];
      const abandoned = newPending(someone(), ancient(0));
      // What came long ago to a report that its author still works on is as fresh as the report.
      const ofFresh = newPending(fresh.author, ancient(0));
      const photo = (pending: string) => ({
        id: id<PhotoId>(randomUUID()),
        pending,
        author: old.author,
        type: 'image/png' as const,
        bytes: bytes('png'),
        at: ancient(0),
      });
      await over().store.transaction(async (kept) => {
        for (const draft of [old, fresh]) await kept.drafts.create(draft);
        for (const pending of [abandoned, ofFresh]) {
          await kept.drafts.hold(pending);
          await kept.photos.hold(photo(pending.id));
        }
      });
      await (await drafts()).touchHeld([ofFresh.id], ancient(20));
      expect(await over().store.transaction((kept) => kept.drafts.deleteUntouchedSince(ancient(14)))).toEqual({
        drafts: [old.id],
        held: [abandoned.id],
      });
      const after = await over().store.transaction(async (kept) => ({
        drafts: [await kept.drafts.lock(old.id), (await kept.drafts.lock(fresh.id))?.id],
        held: [await kept.drafts.held(abandoned.id), (await kept.drafts.held(ofFresh.id))?.id],
        photos: [(await kept.photos.waiting(abandoned.id)).length, (await kept.photos.waiting(ofFresh.id)).length],
      }));
      expect(after).toEqual({ drafts: [null, fresh.id], held: [null, ofFresh.id], photos: [0, 1] });
    });
  });
}
