import { GraphError, part, type Route } from './exchange.ts';
import { pick, selected } from './page.ts';
import { userFor } from './people.ts';

export const mailboxRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/users/{user-id}/mailboxSettings',
    roles: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
    handle(world, ask) {
      const { automaticReplies } = userFor(world, part(ask, 'user-id'));
      if (automaticReplies === null)
        throw new GraphError(
          404,
          'MailboxNotEnabledForRESTAPI',
          'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
        );
      const { status, start = '2026-01-01T00:00:00.0000000', end = '2026-01-02T00:00:00.0000000' } = automaticReplies;
      const time = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
      const body = {
        automaticRepliesSetting: {
          status,
          externalAudience: 'all',
          internalReplyMessage: '',
          externalReplyMessage: '',
          scheduledStartDateTime: time(start),
          scheduledEndDateTime: time(end),
        },
        timeZone: 'W. Europe Standard Time',
        language: { locale: 'sv-SE', displayName: 'Swedish (Sweden)' },
        dateFormat: 'yyyy-MM-dd',
        timeFormat: 'HH:mm',
      };
      return { status: 200, body: pick(body, selected(ask)) };
    },
  },
];
