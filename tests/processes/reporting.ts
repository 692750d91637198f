import { type Button, buttonsOf, type Chat, chatAs, inputsOf, textOf } from '../setup/chat.ts';

/** A press of «Skicka» as it went out, to be sent again as Teams does. */
export type Sent = { readonly person: string; readonly message: string; readonly data: Record<string, unknown> };

export const numberIn = (card: unknown): string | null => /\bRH-\d{4}-\d{5}\b/.exec(textOf(card))?.[0] ?? null;

const cardOf = (answer: { status: number; body: unknown }): unknown => {
  const { body } = answer;
  return typeof body === 'object' && body !== null && 'value' in body ? body.value : null;
};
const button = (card: unknown, verb: string): Button | undefined => buttonsOf(card).find((each) => each.verb === verb);

/** Waits until a new message with a button of these verbs stands in the chat, or until `over`. */
async function newCard(chat: Chat, before: ReadonlySet<string>, verbs: readonly string[], over: () => boolean) {
  for (;;) {
    if (over()) throw new Error('given up: no card came');
    const fresh = (await chat.messages()).findLast(
      ({ id, card }) => !before.has(id) && card && verbs.some((verb) => button(card, verb)),
    );
    if (fresh?.card) return { id: fresh.id, card: fresh.card };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** One report from «Rapportera» to the number; `sending` hears of the press before it goes out. Null: no number came. */
export async function report(
  url: string,
  person: string,
  sending: (sent: Sent) => void,
  over: () => boolean = () => false,
  answers: Record<string, unknown> = {},
): Promise<string | null> {
  const chat = chatAs(url, person);
  await chat.open();
  const before = new Set((await chat.messages()).map((message) => message.id));
  await chat.say('Rapportera');
  const start = await newCard(chat, before, ['safe', 'submit'], over);
  const form = button(start.card, 'submit') ? start.card : (await chat.press(start, start.card, 'safe')).card;
  const submit = button(form, 'submit');
  if (!submit) throw new Error('no form came');
  const data = { ...inputsOf(form), kinds: 'threat,violence', ongoing: 'mayRepeat', ...answers, ...submit.data };
  sending({ person, message: start.id, data });
  return send(url, { person, message: start.id, data });
}

/** Sends a press of «Skicka», again or for the first time. */
export async function send(url: string, sent: Sent): Promise<string | null> {
  return numberIn(cardOf(await chatAs(url, sent.person).invoke(sent.message, 'submit', sent.data)));
}
