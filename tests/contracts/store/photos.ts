import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { id, type PhotoId } from '../../../bot/core/ids.ts';
import { type Engine, later, makeCase, someone } from './engine.ts';

const waitingPhoto = (pending: string, author = someone()) => ({
  id: id<PhotoId>(randomUUID()),
  pending,
  author,
  type: 'image/jpeg' as const,
  bytes: Buffer.from(randomUUID().repeat(100)),
  at: later(1),
});

export function photosContract(over: () => Engine): void {
  describe('photos', () => {
    const photos = async () => (await over().store.read(async (kept) => kept)).photos;

    it('wait for a yes, and nobody is given them before it', async () => {
      const photo = waitingPhoto(randomUUID());
      await (await photos()).hold(photo);
      // A job that runs again keeps one.
      await (await photos()).hold(photo);
      expect(await (await photos()).waiting(photo.pending)).toEqual([photo.id]);
      expect(await (await photos()).content(photo.id)).toBeNull();
      expect(await (await photos()).content(id<PhotoId>(randomUUID()))).toBeNull();
    });

    it('attached to a case are whole, and their sender is on no row', async () => {
      const of = await makeCase(over().store);
      const [pending, other] = [randomUUID(), randomUUID()];
      const [first, second, elsewhere] = [waitingPhoto(pending), waitingPhoto(pending), waitingPhoto(other)];
      for (const photo of [first, second, elsewhere]) await (await photos()).hold(photo);
      const attached = await over().store.transaction((kept) => kept.photos.attach(pending, of.id));
      expect([...attached].sort()).toEqual([first.id, second.id].sort());
      const about = { id: first.id, case: of.id, type: first.type, size: first.bytes.byteLength, at: first.at };
      expect(await (await photos()).of(of.id)).toContainEqual(about);
      expect(await (await photos()).of(of.id)).toHaveLength(2);
      expect(await (await photos()).content(first.id)).toEqual({ ...about, bytes: first.bytes });
      expect(await (await photos()).waiting(pending)).toEqual([]);
      expect(await (await photos()).waiting(other)).toEqual([elsewhere.id]);
      const { rows } = await over().pool.query(`select author, pending from photo where case_id = '${of.id}'`);
      expect(rows).toEqual([
        { author: null, pending: null },
        { author: null, pending: null },
      ]);
    });

    it('of a no are gone, and those of a case are not', async () => {
      const of = await makeCase(over().store);
      const [kept, dropped] = [waitingPhoto(randomUUID()), waitingPhoto(randomUUID())];
      for (const photo of [kept, dropped]) await (await photos()).hold(photo);
      await over().store.transaction((each) => each.photos.attach(kept.pending, of.id));
      for (const { pending } of [kept, dropped]) await (await photos()).discard(pending);
      expect(await (await photos()).waiting(dropped.pending)).toEqual([]);
      expect(await (await photos()).of(of.id)).toHaveLength(1);
    });
  });
}
