import type { Card, File, Stage, Who } from './stage.ts';

/*
 * Steps that several stories share. Each ends when the page shows what came of it; `see` is called wherever a card
 * has something new to look at.
 */
export type See = (what: string, card: Card) => Promise<void>;
export const unseen: See = async () => {};

export type Report = {
  readonly kinds: readonly string[];
  readonly ongoing?: string;
  /** What is said in the chat to begin with; «Rapportera» on the first card when absent. */
  readonly typed?: string;
  readonly protectedIdentity?: boolean;
};

/** Three answers and a number. */
export async function report(stage: Stage, who: Who, given: Report, see: See = unseen): Promise<string> {
  await stage.become(who);
  if (given.typed) await stage.say(given.typed);
  else await (await stage.card('Har du blivit hotad')).press('Rapportera');
  const card = await stage.card('Är du i säkerhet nu?');
  await see('gate', card);
  await card.press('Ja, jag är i säkerhet');
  await card.shows('Berätta kort');
  for (const kind of given.kinds) await card.at.getByRole('checkbox', { name: kind, exact: true }).check();
  await card.at.getByRole('radio', { name: given.ongoing ?? 'Det kan hända igen' }).check();
  if (given.protectedIdentity)
    await card.at.getByRole('checkbox', { name: 'Jag har skyddade personuppgifter' }).check();
  await see('three answers', card);
  await card.change('Skicka');
  await card.shows('Tack. Vi har tagit emot din rapport.');
  await see('receipt', card);
  return numberIn(await card.at.innerText());
}

export function numberIn(text: string): string {
  const number = /RH-\d{4}-\d{5}/.exec(text)?.[0];
  if (!number) throw new Error(`no case number in: ${text}`);
  return number;
}

export async function take(stage: Stage, who: Who, number: string, see: See = unseen): Promise<Card> {
  await stage.become(who);
  const card = await stage.card(number);
  await see('triage', card);
  await card.change('Ta ärendet');
  await card.shows('Du har tagit ärendet.');
  await see('taken', card);
  return card;
}

/** Opens a form on a card, fills its only text and sends it. */
export async function write(
  card: Card,
  form: { readonly opens: string; readonly field: string; readonly text: string; readonly sends: string },
  see: See = unseen,
): Promise<void> {
  await card.press(form.opens);
  await card.at.getByLabel(form.field).fill(form.text);
  await see(form.opens, card);
  await card.change(form.sends);
}

/** A photo in the chat, and a yes to the offer of it. */
export async function attach(stage: Stage, number: string, file: File, see: See = unseen): Promise<void> {
  await stage.say('', [file]);
  const offer = await stage.card('Vill du lägga till filen?');
  await see('offer', offer);
  await offer.change(`Lägg till i ${number}`);
  await offer.shows('Det är tillagt.');
  await see('added', offer);
}
