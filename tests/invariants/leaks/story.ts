import sharp from 'sharp';
import { arvid, begin, cecilia, lena, numberIn, siri, triageOf } from '../../journeys/story.ts';
import { type Card, type Chat, textOf } from '../../setup/chat.ts';
import { demo, type Trygg } from '../../setup/trygg.ts';

/** A word of its own for every place in which someone writes: found anywhere else, it says what leaked. */
export const markers = {
  typed: 'MARKÖRskriven',
  page: 'MARKÖRdetalj',
  addition: 'MARKÖRtillägg',
  withFile: 'MARKÖRbifogad',
  fileName: 'MARKÖRfilnamn',
  question: 'MARKÖRfråga',
  answer: 'MARKÖRsvar',
  handOver: 'MARKÖRöverlämning',
  reason: 'MARKÖRskäl',
  custodian: 'MARKÖRförsegling',
  outcome: 'MARKÖRutfall',
  unsent: 'MARKÖRutkast',
  sealed: '19121212-1212',
};
/** The custodian. */
export const frida = demo(35);

export type Story = { readonly number: string; readonly id: string; readonly handle: string };

/** From the first word to the outcome, with a reporter who is protected, and everyone who has a part in it. */
export async function wholeStory(trygg: Trygg, reporter: string): Promise<Story> {
  const chat = trygg.chat(reporter);
  const form = await begin(chat, `En patient hotade mig ${markers.typed}`);
  const sent = await chat.press(form, form.card, 'submit', {
    kinds: 'threat',
    ongoing: 'over',
    protectedIdentity: 'true',
    unit: 'akutmottagningen-halmstad',
  });
  const number = numberIn(sent.card);
  const { rows } = await trygg.pool.query(`select id, reporter_handle as handle from "case" where number = $1`, [
    number,
  ]);
  const { id, handle } = rows[0];

  const asked = await chat.press(form, sent.card, 'details');
  const courseOfEvents = `Han ropade ${markers.page} och ringde ${markers.sealed}`;
  const left = await chat.press(form, asked.card, 'page', { courseOfEvents, identifiers: 'seal' });
  must(left.card, 'detaljer');
  const adding = await chat.press(form, sent.card, 'add');
  await chat.press(form, adding.card, 'sendAddition', { text: `Han kom tillbaka ${markers.addition}` });

  await attachPicture(chat, number);
  await partners(trygg, chat, { number, id });
  const outcome = await chat.card((_card, text) => text.includes(number) && text.includes('avslutat'));
  const read = await chat.press(outcome, outcome.card, 'readOutcome');
  must(read.card, markers.outcome);
  await chat.press(outcome, read.card, 'mine');
  await chat.say(`Rapportera inte än ${markers.unsent}`);
  await chat.card((_card, text) => text.includes('Är du i säkerhet nu?'));
  return { number, id, handle };
}

function must(card: Card, words: string): void {
  if (!textOf(card).toLowerCase().includes(words.toLowerCase())) throw new Error(`no «${words}» in\n${textOf(card)}`);
}

async function attachPicture(chat: Chat, number: string): Promise<void> {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#333' } })
    .png()
    .toBuffer();
  await chat.say(`Så här såg det ut ${markers.withFile}`, [
    { name: `${markers.fileName}.png`, type: 'image/png', bytes },
  ]);
  const offer = await chat.card((card) => JSON.stringify(card).includes('"attach"'));
  await chat.press(offer, offer.card, `Lägg till i ${number}`);
}

/** The function's side: take, ask, read, hand over, a task, the sealed part, the outcome. */
async function partners(trygg: Trygg, chat: Chat, { number, id }: Pick<Story, 'number' | 'id'>): Promise<void> {
  const act = async (person: string, verb: string, given: object = {}) => {
    const answer = await ask(trygg, person, 'POST', `/api/cases/${id}/${verb}`, given);
    if (answer.status >= 300) throw new Error(`${verb} was answered ${answer.status} ${answer.text}`);
    return answer;
  };
  const partner = trygg.chat(siri);
  const triage = await triageOf(partner, number);
  await partner.press(triage, triage.card, 'take');
  await act(siri, 'actions/ask', { text: `Hur såg han ut? ${markers.question}` });
  const question = await chat.card((card) => JSON.stringify(card).includes('"readQuestion"'));
  const answering = await chat.press(question, question.card, 'readQuestion');
  must(answering.card, markers.question);
  await chat.press(question, answering.card, 'sendAnswer', { text: `Som en lärare ${markers.answer}` });
  await act(siri, 'actions/makeTask', { title: 'followUp', responsible: cecilia });
  await act(siri, 'actions/handOver', { text: `Tar över ${markers.handOver}`, to: 'sakerhetsavdelningen' });
  await act(arvid, 'actions/take');
  await act(lena, 'content', { reason: `Tillsyn ${markers.reason}` });
  await act(frida, 'sealed', { reason: `Polisen frågar ${markers.custodian}` });
  const { rows } = await trygg.pool.query('select id from task where case_id = $1', [id]);
  const done = { changes: [{ field: 'status', value: 'done', base: 1 }] };
  const finished = await ask(trygg, cecilia, 'PATCH', `/api/tasks/${rows[0].id}`, done);
  if (finished.status !== 200) throw new Error(`the task was not finished: ${finished.text}`);
  await act(arvid, 'actions/close', { text: `Han får inte komma hit igen ${markers.outcome}` });
}

/** Asks the API as someone. */
export async function ask(trygg: Trygg, person: string, method: string, path: string, body?: object) {
  const answer = await fetch(`${trygg.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${await trygg.token(person)}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, text: await answer.text() };
}
