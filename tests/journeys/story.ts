import { type Card, type Chat, textOf } from '../setup/chat.ts';
import type { Trygg } from '../setup/trygg.ts';
import { demo } from '../setup/trygg.ts';

/** People of the shipped organisation. */
export const nora = demo(1); // nurse, the emergency ward in Halmstad
export const vera = demo(2); // nurse, a psychiatric ward
export const fredrika = demo(4); // elected, has no unit
export const grace = demo(6); // physician, an English client
export const tove = demo(8); // teacher at a folk high school
export const siri = demo(21); // holds the hospital's function, with Samir and Sixten
export const samir = demo(22);
export const sixten = demo(23);
export const doris = demo(24); // its deputy, who has not installed the app
export const petra = demo(25); // holds another function, in office hours
export const arvid = demo(31); // the security department, the fallback
export const lena = demo(33); // leadership
export const cecilia = demo(41); // coordinator

export type Shown = { readonly id: string; readonly card: Card };

/** Opens the gate and says yes; the form of the three answers stands in the message's place. */
export async function begin(chat: Chat, typed = 'Rapportera'): Promise<Shown> {
  await chat.say(typed);
  const gate = await chat.card((_card, text) => /Är du i säkerhet nu\?|Are you safe now\?/.test(text));
  return { id: gate.id, card: (await chat.press(gate, gate.card, 'safe')).card };
}

/** Sends a report of three answers; the receipt. */
export async function report(
  chat: Chat,
  inputs: Record<string, unknown> = {},
  typed = 'Rapportera',
): Promise<Shown & { number: string }> {
  const form = await begin(chat, typed);
  const { card } = await chat.press(form, form.card, 'submit', { kinds: 'threat', ongoing: 'over', ...inputs });
  const number = numberIn(card);
  // The stored message is the receipt too: what comes next in the chat is not taken for it.
  await chat.card((_card, text) => text.includes(number));
  return { id: form.id, card, number };
}

export function numberIn(card: unknown): string {
  const found = /RH-\d{4}-\d{5}/.exec(textOf(card))?.[0];
  if (!found) throw new Error(`no number in ${textOf(card)}`);
  return found;
}

/** The triage card of a case, as it is stored now and shows what it should. */
export function triageOf(chat: Chat, number: string, shows = ''): Promise<Shown> {
  return chat.card((_card, text) => text.includes(number) && text.includes('Angelägenhet') && text.includes(shows));
}

/** Events of a case, oldest first. */
export async function eventsOf(
  trygg: Trygg,
  number: string,
): Promise<{ type: string; data: Record<string, unknown>; at: Date }[]> {
  const { rows } = await trygg.pool.query(
    `select e.type, e.data, e.at from event e join "case" c on c.id::text = e.stream where c.number = $1 order by e.seq`,
    [number],
  );
  return rows;
}

/** Waits until a case's events fit. */
export async function until(
  trygg: Trygg,
  number: string,
  fits: (events: Awaited<ReturnType<typeof eventsOf>>) => boolean,
) {
  const end = Date.now() + 15_000;
  for (;;) {
    const events = await eventsOf(trygg, number);
    if (fits(events)) return events;
    if (Date.now() > end)
      throw new Error(`the events never fitted: ${JSON.stringify(events.map(({ type, data }) => [type, data]))}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Lets time pass to the ladder's next step, and waits for it. Returns its event's data. */
export async function nextRung(trygg: Trygg, number: string): Promise<Record<string, unknown>> {
  const { rows } = await trygg.pool.query('select promised_at from "case" where number = $1', [number]);
  const climbed = (events: readonly { type: string }[]) => events.filter(({ type }) => type === 'reminded').length;
  const before = climbed(await eventsOf(trygg, number));
  trygg.clock.advance(Math.max(rows[0].promised_at.getTime() - trygg.clock.now().getTime(), 0) + 1_000);
  const events = await until(trygg, number, (now) => climbed(now) > before);
  return events.findLast(({ type }) => type === 'reminded')?.data ?? {};
}
