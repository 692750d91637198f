import { beforeAll, describe, expect, it } from 'vitest';
import { type ConversationId, id, type PersonId } from '../../bot/core/ids.ts';
import type { ConversationReference, Messenger, OutgoingMessage } from '../../bot/ports/messenger.ts';

export type MessengerWorld = {
  messenger: Messenger;
  /** Has the app. */
  reachable: PersonId;
  /** Has not. */
  unreachable: PersonId;
  /** A channel of the organisation file. */
  channel: string;
  /** How the message stands now where it was sent: its card's first line; null when there is none. */
  shown(to: ConversationReference, activity: string): Promise<string | null>;
};

const message = (text: string): OutgoingMessage => ({
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] },
  summary: 'Ärende 2026-0001',
});

/** What every messenger promises the jobs that send by it. */
export function messengerContract(name: string, make: () => Promise<MessengerWorld>): void {
  describe(`${name} keeps the messenger's promises`, () => {
    let world: MessengerWorld;
    let chat: ConversationReference;
    beforeAll(async () => {
      world = await make();
      const reached = await world.messenger.reach(world.reachable);
      if ('kind' in reached) throw new Error('the reachable person was refused');
      chat = reached;
    });
    const send = async (text: string): Promise<string> => {
      const sent = await world.messenger.send(chat, message(text));
      if (sent.kind !== 'sent') throw new Error('the message was refused');
      return sent.activity;
    };

    it('finds the same chat with a person each time', async () => {
      expect(await world.messenger.reach(world.reachable)).toEqual(chat);
    });

    it('knows a conversation by its id alone', async () => {
      expect(await world.messenger.at(chat.conversation)).toEqual(chat);
    });

    it('gives each message an id of its own', async () => {
      expect(await send('ett')).not.toBe(await send('två'));
    });

    it('replaces a stored message in place, and no other', async () => {
      const [kept, changed] = [await send('kvar'), await send('före')];
      expect(await world.messenger.update(chat, changed, message('efter'))).toEqual({
        kind: 'sent',
        activity: changed,
      });
      expect(await world.shown(chat, changed)).toBe('efter');
      expect(await world.shown(chat, kept)).toBe('kvar');
    });

    it('says that a message which is not there is gone', async () => {
      const gone = { kind: 'refused', why: 'gone' };
      expect(await world.messenger.update(chat, 'none', message('x'))).toEqual(gone);
      const nowhere = { ...chat, conversation: id<ConversationId>('a:nowhere') };
      expect(await world.messenger.update(nowhere, 'none', message('x'))).toEqual(gone);
    });

    it('says who has not the app, and does not throw', async () => {
      expect(await world.messenger.reach(world.unreachable)).toEqual({ kind: 'refused', why: 'notInstalled' });
    });

    it('posts to a channel by its name, where the post can be replaced; an unknown channel is gone', async () => {
      const posted = await world.messenger.sendToChannel(world.channel, message('nytt'));
      if (posted.kind !== 'sent' || posted.to === undefined) throw new Error('the post was refused');
      await world.messenger.update(posted.to, posted.activity, message('taget'));
      expect(await world.shown(posted.to, posted.activity)).toBe('taget');
      expect(await world.messenger.sendToChannel('Ingen kanal', message('x'))).toEqual({
        kind: 'refused',
        why: 'gone',
      });
    });
  });
}
