import type { PersonId } from '../core/ids.ts';
import type { AttachmentSource, CardJson, ConversationReference } from './messenger.ts';

/** Who speaks, as the authenticated activity says. `locale` is the client's. */
export type Speaker = {
  readonly person: PersonId;
  readonly name: string;
  readonly locale: 'sv' | 'en';
  /** The channel's own id of the account (`29:…`), which `refresh.userIds` wants. */
  readonly account: string;
  readonly reference: ConversationReference;
  /** Only personal chats are answered with cards that show anything. */
  readonly personal: boolean;
};

export type IncomingFile = { readonly name: string; readonly claimedType: string; readonly source: AttachmentSource };

/** Somebody's message, chosen to be reported: free text, all of it, and nobody's word but Teams' that it was so. */
export type ChosenMessage = {
  readonly text: string;
  readonly sender: string | null;
  /** Address of the message in Teams. */
  readonly link: string | null;
  /** Pictures or files hang on it; they do not come along. */
  readonly hasFiles: boolean;
};

/** What a person did in the chat. */
export type Incoming =
  /** Pressed a button. `automatic`: a refresh by the client, which only answers. `data` is what the card sent back: trusted for nothing but ids and inputs. */
  | {
      readonly kind: 'press';
      readonly who: Speaker;
      readonly verb: string;
      readonly data: unknown;
      readonly automatic: boolean;
      readonly activity: string | null;
    }
  /** Wrote or attached. `key` is the activity's own id in its conversation: a resent one is handled once. */
  | {
      readonly kind: 'message';
      readonly who: Speaker;
      readonly text: string;
      readonly files: readonly IncomingFile[];
      readonly key: string;
    }
  /** Installed the app, or opened the chat; may come many times, in any order. */
  | { readonly kind: 'hello'; readonly who: Speaker }
  /** Chose a message, in any chat, and an action for it. Opens a dialog; `who.reference` is where the message stands. */
  | { readonly kind: 'fromMessage'; readonly who: Speaker; readonly command: string; readonly message: ChosenMessage }
  /** Pressed a button in that dialog. `data` is trusted as little as a card's. */
  | {
      readonly kind: 'dialog';
      readonly who: Speaker;
      readonly command: string;
      readonly verb: string;
      readonly data: unknown;
    }
  /** Types in a searchable choice. */
  | {
      readonly kind: 'search';
      readonly who: Speaker;
      readonly dataset: string;
      readonly text: string;
      readonly limit: number;
    };

/** What rides on the HTTP response. A message's reply goes by the outbox instead, so it answers nothing. */
export type Answer =
  | { readonly kind: 'card'; readonly card: CardJson }
  | { readonly kind: 'options'; readonly options: readonly { readonly title: string; readonly value: string }[] }
  /** A dialog that shows the card, for the one who pressed alone. Its buttons are Action.Submit: no other works there. */
  | { readonly kind: 'dialog'; readonly title: string; readonly card: CardJson }
  | { readonly kind: 'nothing' };

/** The door that Teams' adapter knocks on. It never throws: what goes wrong becomes a card that says so. */
export type ChatDoor = (incoming: Incoming) => Promise<Answer>;
