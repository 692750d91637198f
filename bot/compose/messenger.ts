import type { OrganisationFile } from '../adapters/org-file/read-organisation.ts';
import { Retryable } from '../core/errors.ts';
import type { Messenger } from '../ports/messenger.ts';

/** The organisation file names a channel by Teams' own id. */
export function channelsOf({ organisation }: OrganisationFile): Map<string, string> {
  const ids = [...organisation.functions.values()].flatMap((each) => each.channel ?? []);
  return new Map(ids.map((id) => [id, id]));
}

/** A messenger that is there once Teams is. The worker starts after it. */
export function late(now: () => Messenger | undefined): Messenger {
  const there = (): Messenger => {
    const messenger = now();
    if (!messenger) throw new Retryable('notListeningYet', 1);
    return messenger;
  };
  return {
    reach: (person) => there().reach(person),
    at: (conversation) => there().at(conversation),
    send: (to, message) => there().send(to, message),
    update: (to, activity, message) => there().update(to, activity, message),
    sendToChannel: (channel, message) => there().sendToChannel(channel, message),
    fetchAttachment: (source, limit) => there().fetchAttachment(source, limit),
  };
}
