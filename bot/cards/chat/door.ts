import { Refusal } from '../../core/errors.ts';
import type { Answer, ChatDoor, Incoming } from '../../ports/chat.ts';
import { words } from '../../words/index.ts';
import type { CardDeps } from '../views/draw.ts';
import { failureView } from '../views/message.ts';
import { dialogOf, fromMessage, inDialogPressed } from './from-message.ts';
import { hello } from './hello.ts';
import { message } from './message.ts';
import { press } from './press.ts';
import { search } from './search.ts';

/** Hears of failures that are ours, by code; never what anyone wrote. */
export type Heard = {
  failed(what: { readonly kind: Incoming['kind']; readonly verb: string | null; readonly error: unknown }): void;
};

async function handle(deps: CardDeps, incoming: Incoming): Promise<Answer> {
  switch (incoming.kind) {
    case 'hello':
      return hello(deps, incoming);
    case 'message':
      return message(deps, incoming);
    case 'press':
      return press(deps, incoming);
    case 'fromMessage':
      return fromMessage(deps, incoming);
    case 'dialog':
      return inDialogPressed(deps, incoming);
    case 'search':
      return search(deps, incoming);
  }
}

/** The chat's door: whatever happens inside, the person gets an answer that says what is so. */
export function createDoor(deps: CardDeps, heard: Heard): ChatDoor {
  return async (incoming) => {
    try {
      return await handle(deps, incoming);
    } catch (error) {
      if (!(error instanceof Refusal))
        heard.failed({ kind: incoming.kind, verb: 'verb' in incoming ? incoming.verb : null, error });
      // A message that could not be kept is Teams' to send again; a press must show what happened.
      if (incoming.kind === 'message' || incoming.kind === 'hello' || incoming.kind === 'search') throw error;
      const { locale } = incoming.who;
      const card = failureView({ words: words(locale) });
      return incoming.kind === 'press' ? { kind: 'card', card } : dialogOf(locale, card);
    }
  };
}
