import { createMemoryMessenger } from '../../../bot/adapters/memory/messenger.ts';
import { id, type PersonId } from '../../../bot/core/ids.ts';
import { messengerContract } from '../../contracts/messenger.ts';

messengerContract('The twin in memory', async () => {
  const messenger = createMemoryMessenger({ channels: ['Säkerhet'] });
  const unreachable = id<PersonId>('bo');
  messenger.without.add(unreachable);
  return {
    messenger,
    reachable: id<PersonId>('anna'),
    unreachable,
    channel: 'Säkerhet',
    shown: async (to, activity) => {
      const stored = messenger.messages.find(
        (one) => one.conversation === to.conversation && one.activity === activity,
      );
      const body = stored?.message.card.body;
      return Array.isArray(body) ? body[0].text : null;
    },
  };
});
