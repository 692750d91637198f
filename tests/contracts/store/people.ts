import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ConversationId, id } from '../../../bot/core/ids.ts';
import { at, type Engine, later, someone } from './engine.ts';

export function peopleContract(over: () => Engine): void {
  describe('people', () => {
    const people = async () => (await over().store.read(async (kept) => kept)).people;

    it('who have spoken with the bot are remembered as they last were', async () => {
      const who = {
        person: someone(),
        name: 'Påhittad Provperson',
        locale: 'sv',
        account: '29:x',
        reference: { conversation: id<ConversationId>('a:x'), serviceUrl: 'http://127.0.0.1/', tenant: 't' },
      } as const;
      expect(await (await people()).get(who.person)).toBeNull();
      await (await people()).remember(who);
      expect(await (await people()).get(who.person)).toEqual(who);
      const now = {
        ...who,
        locale: 'en',
        reference: { ...who.reference, conversation: id<ConversationId>('a:y') },
      } as const;
      await Promise.all([(await people()).remember(now), (await people()).remember(now)]);
      expect(await (await people()).get(who.person)).toEqual(now);
      expect(await (await people()).lastHeard()).toMatchObject({ tenant: 't' });
    });

    it('are answered once for one message, however many times and wherever it comes in', async () => {
      const fingerprint = randomUUID();
      const came = await Promise.all(
        Array.from({ length: 6 }, () => over().store.transaction((kept) => kept.people.firstTime(fingerprint, at))),
      );
      expect(came.filter(Boolean)).toHaveLength(1);
      await (await people()).forgetInbound(at);
      expect(await (await people()).firstTime(fingerprint, at)).toBe(false);
      await (await people()).forgetInbound(later(1));
      expect(await (await people()).firstTime(fingerprint, at)).toBe(true);
    });
  });
}
