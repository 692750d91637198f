import { ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import { createStage, memberId, type Stage, type StagePerson } from '../../../bot/adapters/local/stage.ts';
import { echoBot } from './echo-bot.ts';
import { serve } from './serve.ts';

/**
 * The stage with a small bot of its own, to look at the page by hand without Trygg:
 * `node tests/adapters/local/echo.ts [port] [data folder]`, after a build of the pages.
 */
const port = Number(process.argv[2] ?? 4178);
const appId = '00000000-0000-4000-8000-000000000001';
const person = (
  n: number,
  name: string,
  title: string,
  role: string,
  more: Partial<StagePerson> = {},
): StagePerson => ({
  id: `00000000-0000-4000-9000-00000000000${n}`,
  name,
  title,
  roles: [role],
  locale: 'sv',
  installed: true,
  ...more,
});
const people = [
  person(1, 'Pia Påhittad', 'Undersköterska, akuten Halmstad', 'employee'),
  person(2, 'Ove Övning', 'Vaktmästare, Regionservice', 'employee', { installed: false }),
  person(3, 'Emma Example', 'Physician, Varberg', 'employee', { locale: 'en' }),
  person(4, 'Sigge Säkersson', 'Säkerhetspartner, Hallands sjukhus', 'securityPartner'),
  person(5, 'Stina Ställföre', 'Ställföreträdande säkerhetspartner', 'deputy'),
  person(6, 'Sam Ordnarsson', 'Säkerhetssamordnare, Närsjukvården', 'securityCoordinator'),
  person(7, 'Lena Ledning', 'Säkerhetsledning', 'securityLeadership'),
];
const channel = { id: '19:sakerhet@thread.tacv2', name: 'Säkerhetspartner Hallands sjukhus' };

const step = (count: number, note: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: `Steg ${count}`, style: 'heading', size: 'Large', weight: 'Bolder', wrap: true },
    { type: 'TextBlock', text: note, wrap: true },
    {
      type: 'Input.Text',
      id: 'note',
      label: 'Vad hände?',
      isMultiline: true,
      isRequired: true,
      errorMessage: 'Skriv några ord.',
    },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Nästa', verb: 'next', data: { count: count + 1 }, style: 'positive' },
    { type: 'Action.Execute', title: 'Ändra i stora kortet', verb: 'edit', associatedInputs: 'none' },
    { type: 'Action.Execute', title: 'Fel', verb: 'fail', associatedInputs: 'none', style: 'destructive' },
    { type: 'Action.Execute', title: 'Bara ett besked', verb: 'say', associatedInputs: 'none' },
  ],
});
const choices = ['Hot', 'Våld', 'Skadegörelse', 'Inbrott'].map((title) => ({ title, value: title.toLowerCase() }));
const everything = {
  type: 'AdaptiveCard',
  version: '1.5',
  refresh: {
    action: { type: 'Action.Execute', verb: 'refresh' },
    userIds: people.slice(3, 4).map((p) => memberId(p.id)),
  },
  body: [
    { type: 'TextBlock', text: 'Allt på ett kort', style: 'heading', size: 'Large', weight: 'Bolder' },
    { type: 'TextBlock', text: 'Ring **112** vid fara. Läs [i fliken](/tab/#/cases/1).', wrap: true },
    {
      type: 'Container',
      style: 'attention',
      items: [{ type: 'TextBlock', text: 'Ingen bevakar chatten dygnet runt.', wrap: true }],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'kinds',
      label: 'Vad har hänt?',
      isMultiSelect: true,
      style: 'expanded',
      choices,
      isRequired: true,
      errorMessage: 'Välj minst ett.',
    },
    {
      type: 'Input.ChoiceSet',
      id: 'ongoing',
      label: 'Pågår det ännu?',
      style: 'expanded',
      choices: [
        { title: 'Ja', value: 'yes' },
        { title: 'Nej', value: 'no' },
      ],
    },
    { type: 'Input.ChoiceSet', id: 'urgency', label: 'Angelägenhet', choices, placeholder: 'Välj' },
    {
      type: 'Input.ChoiceSet',
      id: 'site',
      label: 'Plats',
      style: 'filtered',
      choices,
      placeholder: 'Sök plats',
      value: 'hot',
    },
    {
      type: 'Input.ChoiceSet',
      id: 'unit',
      label: 'Enhet',
      style: 'filtered',
      choices: [{ title: 'Akuten', value: 'u0' }],
      'choices.data': { type: 'Data.Query', dataset: 'units' },
      isRequired: true,
      errorMessage: 'Välj en enhet ur listan.',
    },
    { type: 'Input.Date', id: 'date', label: 'Dag', value: '2026-11-02' },
    { type: 'Input.Time', id: 'time', label: 'Tid', value: '14:30' },
    { type: 'Input.Number', id: 'hurt', label: 'Antal drabbade', min: 0, max: 50 },
    {
      type: 'Input.Text',
      id: 'phone',
      label: 'Telefon',
      regex: '^[0-9 +-]*$',
      errorMessage: 'Bara siffror.',
      placeholder: '070-000 00 00',
    },
    { type: 'Input.Toggle', id: 'protected', title: 'Jag har skyddade personuppgifter', value: 'false' },
    {
      type: 'FactSet',
      facts: [
        { title: 'Nummer', value: 'T-2026-0001' },
        { title: 'Plats', value: 'Akuten, Halmstad' },
      ],
    },
    {
      type: 'ColumnSet',
      columns: [
        { type: 'Column', width: 'auto', items: [{ type: 'TextBlock', text: 'Mottaget', isSubtle: true }] },
        {
          type: 'Column',
          width: 'stretch',
          items: [{ type: 'TextBlock', text: 'Taget av Säkerhetspartner', color: 'Good', wrap: true }],
        },
      ],
    },
  ],
  actions: [
    {
      type: 'Action.Execute',
      title: 'Skicka',
      verb: 'next',
      data: { count: 1 },
      style: 'positive',
      fallback: { type: 'Action.Submit', title: 'Skicka' },
    },
    { type: 'Action.Submit', title: 'Gammal klient', data: { old: true } },
    { type: 'Action.OpenUrl', title: 'Visa ärendet', url: '/tab/#/cases/1' },
    {
      type: 'Action.ShowCard',
      title: 'Mer',
      card: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'Mer att läsa.' }] },
    },
  ],
};

let stage: Stage;
let lastCard = '';
const answer = (statusCode: number, type: string, value: unknown) => ({
  status: 200,
  body: { statusCode, type, value },
});
const adaptive = 'application/vnd.microsoft.card.adaptive';

async function onTurn(context: TurnContext): Promise<void> {
  const { type, name, text, value } = context.activity;
  if (type === ActivityTypes.InstallationUpdate) await context.sendActivity('Välkommen till **Trygg** (provbot).');
  if (type === ActivityTypes.Message) {
    if (text?.startsWith('kanal')) await toChannel(context);
    else if (text?.startsWith('text'))
      await context.sendActivity(`Du skrev: ${text}, bilagor: ${context.activity.attachments?.length}`);
    else if (value) await context.sendActivity(`Inskickat: ${JSON.stringify(value)}`);
    else {
      const sent = await context.sendActivity({
        summary: 'Ett kort med allt',
        attachments: [CardFactory.adaptiveCard(everything)],
      });
      lastCard = sent?.id ?? '';
    }
  }
  if (type !== ActivityTypes.Invoke) return;
  const invoked = name === 'application/search' ? searched(value) : await pressed(context, value.action);
  await context.sendActivity({ type: 'invokeResponse', value: invoked });
}

const searched = (value: { queryText: string }) =>
  answer(200, 'application/vnd.microsoft.search.searchResponse', {
    results: ['Akuten', 'Avdelning 7', 'Vårdcentralen Påhitt'].flatMap((title, at) =>
      title.toLowerCase().includes(value.queryText.toLowerCase()) ? [{ title, value: `u${at}` }] : [],
    ),
  });

async function pressed(context: TurnContext, action: { verb: string; data?: { count?: number; note?: string } }) {
  if (action.verb === 'fail') return { status: 500, body: {} };
  if (action.verb === 'say') return answer(200, 'application/vnd.microsoft.activity.message', 'Sparat. Tack.');
  if (action.verb === 'edit')
    await context.updateActivity({
      id: lastCard,
      type: 'message',
      attachments: [CardFactory.adaptiveCard(step(0, 'Ändrat på plats.'))],
    });
  await new Promise((resolve) => setTimeout(resolve, 400));
  return answer(200, adaptive, step(action.data?.count ?? 0, `Senast: ${action.data?.note ?? action.verb}`));
}

const toChannel = (context: TurnContext) =>
  bot.adapter.createConversationAsync(
    appId,
    'msteams',
    context.activity.serviceUrl,
    stage.issuer.scope,
    {
      isGroup: true,
      channelData: { channel: { id: channel.id } },
      activity: { ...context.activity, attachments: [CardFactory.adaptiveCard(step(1, 'Till kanalen.'))] },
      bot: { id: appId, name: 'Trygg' },
    },
    async () => {},
  );

const bot = echoBot(() => stage, appId, onTurn);
const origin = `http://127.0.0.1:${port}`;
stage = await createStage({
  people: () => people,
  channels: () => [channel],
  origin: () => origin,
  appId,
  dataDir: process.argv[3] ?? null,
  botEndpoint: () => `${origin}/api/messages`,
  clock: { now: () => new Date() },
});
await serve(() => [...stage.routes, bot.route], { port, dist: 'dist' });
console.log(origin);
