import { ask, type Graph, signIn } from '../asking.ts';
import { startGraph } from '../index.ts';
import { smallSharePoint } from './routes.ts';

export const disa = '00000000-0000-4000-8000-0000000000d0';
export const nour = '00000000-0000-4000-8000-000000000001';

/** A double with the page, two lists with a few rows, a file, and two people. */
export async function aSite(): Promise<Graph> {
  const graph = await startGraph({ besides: (world) => [smallSharePoint(world)] });
  graph.site.displayName = 'Trygg, Region Exempel';
  for (const [id, displayName] of [
    [disa, 'Disa Demo'],
    [nour, 'Nour Nilsson'],
  ] as const)
    graph.siteUserId(graph.person({ id, displayName }).id);
  const administrator = ask(graph, await signIn(graph, graph.admin));
  const app = ask(graph, await signIn(graph, graph.app));
  const site = `/sites/${graph.site.id}`;
  const choice = (name: string, displayName: string, choices: string[]) => ({
    name,
    displayName,
    choice: { choices },
    indexed: true,
  });
  const list = async (displayName: string, columns: unknown[]) => {
    const { body } = await administrator('POST', `${site}/lists`, {
      displayName,
      list: { template: 'genericList' },
      columns,
    });
    return `${site}/lists/${body.id}/items`;
  };
  const cases = await list('Ärenden', [
    choice('CaseStatus', 'Status', ['Nytt', 'Pågår', 'Avslutat']),
    choice('Urgency', 'Angelägenhet', ['Akut', 'Skyndsamt', 'Normalt']),
    { name: 'Place', displayName: 'Förvaltning', text: {} },
    { name: 'Function', displayName: 'Funktion', text: {} },
  ]);
  const tasks = await list('Uppgifter', [
    { name: 'Number', displayName: 'Nummer', text: {}, indexed: true },
    { name: 'Description', displayName: 'Beskrivning', text: { allowMultipleLines: true } },
    { name: 'Responsible', displayName: 'Ansvarig', personOrGroup: {} },
    { name: 'DueDate', displayName: 'Klar senast', dateTime: { format: 'dateOnly' } },
    choice('TaskStatus', 'Status', ['Öppen', 'Pågår', 'Klar']),
  ]);
  const rows: [string, Record<string, unknown>][] = [
    [
      cases,
      {
        Title: 'RH-26-00041',
        CaseStatus: 'Pågår',
        Urgency: 'Akut',
        Place: 'Hallands sjukhus',
        Function: 'Säkerhetspartner Halmstad',
      },
    ],
    [
      cases,
      {
        Title: 'RH-26-00042',
        CaseStatus: 'Nytt',
        Urgency: 'Normalt',
        Place: 'Kultur och skola',
        Function: 'Säkerhetspartner Varberg',
      },
    ],
    [
      tasks,
      {
        Title: 'Byt lås på mottagningens sidodörr',
        Number: 'U-00007',
        Description: 'Beställ hos fastighet. Gäller dörren mot gården, inte huvudentrén.',
        ResponsibleLookupId: graph.siteUserId(disa),
        DueDate: '2026-12-04T12:00:00Z',
        TaskStatus: 'Pågår',
      },
    ],
    [tasks, { Title: 'Öva larmrutinen med kvällspersonalen', Number: 'U-00008', TaskStatus: 'Öppen' }],
  ];
  for (const [items, fields] of rows) await app('POST', items, { fields });
  const { body } = await app('GET', `${site}/drive`);
  await app('POST', `/drives/${body.id}/root/children`, { name: 'Minnesanteckningar', folder: {} });
  await app('PUT', `/drives/${body.id}/root:/Minnesanteckningar/2026-11-20.md:/content`, Buffer.from('# Möte'));
  return graph;
}
