import { createHash } from 'node:crypto';

/*
 * A person at a Teams client, over the stage's HTTP: says things, presses buttons of cards, and sees stored messages
 * and the answers to presses, as the page at `/` does. Knows nothing of the bot behind it.
 */

export type CardElement = { readonly type: string; readonly [key: string]: unknown };
export type Button = { readonly title: string; readonly verb: string; readonly data: Record<string, unknown> };
export type Card = { readonly body: readonly CardElement[]; readonly [key: string]: unknown };
export type Message = { readonly id: string; readonly from: string; readonly text: string; readonly card: Card | null };

/** All buttons of a card, wherever they stand. */
export function buttonsOf(card: unknown): Button[] {
  const found: Button[] = [];
  walk(card, (node) => {
    if (node.type !== 'Action.Execute' || typeof node.title !== 'string' || typeof node.verb !== 'string') return;
    if (node.verb === 'refresh' && node.title === 'refresh') return;
    found.push({ title: node.title, verb: node.verb, data: isRecord(node.data) ? node.data : {} });
  });
  return found;
}

/** All inputs of a card by id, with their prefilled value. */
export function inputsOf(card: unknown): Record<string, unknown> {
  const inputs: Record<string, unknown> = {};
  walk(card, (node) => {
    if (!node.type.startsWith('Input.') || typeof node.id !== 'string') return;
    if (node.value !== undefined) inputs[node.id] = node.value;
  });
  return inputs;
}

/** Every word that a card shows. */
export function textOf(card: unknown): string {
  const words: string[] = [];
  walk(card, (node) => {
    for (const key of ['text', 'title', 'label', 'value', 'placeholder']) {
      const value = node[key];
      if (typeof value === 'string') words.push(value);
    }
    if (Array.isArray(node.facts)) words.push(...node.facts.map((fact) => `${fact.title}: ${fact.value}`));
  });
  return words.join('\n');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function walk(value: unknown, visit: (node: Record<string, unknown> & { type: string }) => void): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit);
  else if (isRecord(value)) {
    const { type } = value;
    if (typeof type === 'string') visit({ ...value, type });
    for (const [key, each] of Object.entries(value)) if (key !== 'fallback' && key !== 'refresh') walk(each, visit);
  }
}

export type Answered = { readonly status: number; readonly card: Card };

export type Chat = {
  readonly person: string;
  open(): Promise<void>;
  say(
    text: string,
    files?: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[],
  ): Promise<void>;
  messages(): Promise<Message[]>;
  /** Waits until a stored card message fits. */
  card(fits: (card: Card, text: string) => boolean): Promise<Message & { readonly card: Card }>;
  /** Presses a button by verb or title, of a stored message or of the answer shown in its place. */
  press(message: Pick<Message, 'id'>, shown: Card, button: string, inputs?: Record<string, unknown>): Promise<Answered>;
  /** Sends any invoke as this person. */
  invoke(
    messageId: string,
    verb: string,
    data: Record<string, unknown>,
    trigger?: 'manual' | 'automatic',
  ): Promise<{ status: number; body: unknown }>;
  install(): Promise<void>;
};

export function chatAs(
  base: string,
  person: string,
  options: { readonly locale?: string; readonly patienceMs?: number } = {},
): Chat {
  const locale = options.locale ?? 'sv-SE';
  let conversation: string | null = null;

  async function ask(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const answer = await fetch(`${base}/stage${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const json: unknown = await answer.json();
    if (!answer.ok || !isRecord(json)) throw new Error(`the stage answered ${answer.status} to ${method} ${path}`);
    return json;
  }

  async function conversationId(): Promise<string> {
    if (conversation !== null) return conversation;
    const { people } = await ask('GET', '/overview');
    const mine = Array.isArray(people) ? people.find((each) => each.id === person) : undefined;
    if (!mine) throw new Error('no such person on the stage');
    conversation = encodeURIComponent(String(mine.conversationId));
    return conversation;
  }

  const chat: Chat = {
    person,
    async open() {
      await ask('POST', `/people/${person}/open`, { locale });
    },
    async install() {
      await ask('POST', `/people/${person}/installation`, { locale, installed: true });
    },
    async say(text, files = []) {
      const ids: string[] = [];
      for (const file of files) {
        const answer = await fetch(`${base}/stage/files?name=${encodeURIComponent(file.name)}`, {
          method: 'PUT',
          headers: { 'content-type': file.type },
          body: new Uint8Array(file.bytes),
        });
        const { id } = await answer.json();
        ids.push(id);
      }
      await ask('POST', `/conversations/${await conversationId()}/messages`, { as: person, locale, text, files: ids });
    },
    async messages() {
      const { messages } = await ask('GET', `/conversations/${await conversationId()}/messages`);
      if (!Array.isArray(messages)) return [];
      return messages.map((message) => {
        const attachment = (message.attachments ?? []).find(
          (each: { contentType: string }) => each.contentType === 'application/vnd.microsoft.card.adaptive',
        );
        return { id: message.id, from: message.from, text: message.text ?? '', card: attachment?.content ?? null };
      });
    },
    async card(fits) {
      const until = Date.now() + (options.patienceMs ?? 15_000);
      for (;;) {
        const all = await chat.messages();
        const found = all.findLast((message) => message.card !== null && fits(message.card, textOf(message.card)));
        if (found?.card) return { ...found, card: found.card };
        if (Date.now() > until)
          throw new Error(
            `no such card came to ${person}; there are:\n${all.map((message) => textOf(message.card)).join('\n---\n')}`,
          );
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    async press(message, shown, button, inputs = {}) {
      const found = buttonsOf(shown).find((each) => each.verb === button || each.title === button);
      if (!found)
        throw new Error(
          `no button ${button}; there are ${buttonsOf(shown)
            .map((each) => each.verb)
            .join(', ')}`,
        );
      const { status, body } = await chat.invoke(message.id, found.verb, {
        ...inputsOf(shown),
        ...inputs,
        ...found.data,
      });
      const value = isRecord(body) ? body.value : null;
      if (!isRecord(value) || !Array.isArray(value.body))
        throw new Error(`the press was answered ${status} without a card`);
      return { status, card: { ...value, body: value.body } };
    },
    async invoke(messageId, verb, data, trigger = 'manual') {
      const value = {
        action: { type: 'Action.Execute', id: createHash('sha1').update(verb).digest('hex').slice(0, 8), verb, data },
        trigger,
      };
      const answer = await ask('POST', `/conversations/${await conversationId()}/invokes`, {
        as: person,
        locale,
        messageId,
        value,
        name: 'adaptiveCard/action',
      });
      return { status: Number(answer.status), body: answer.body };
    },
  };
  return chat;
}
