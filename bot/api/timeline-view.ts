import { type CaseId, id, type PersonId } from '../core/ids.ts';
import type { Organisation } from '../core/organisation/organisation.ts';
import type { Delivery } from '../ports/store/cards.ts';
import type { Repositories } from '../ports/store/store.ts';
import { caseWords, tabWords } from '../words/tab/index.ts';
import type { Call } from './call.ts';
import type { TimelineItem } from './contract.ts';

/** A case's events and who was told of it by what, as sentences. People are found behind their references; one who was erased has no name any more. */
export async function timelineOf(
  kept: Repositories,
  organisation: Organisation,
  call: Pick<Call, 'locale'>,
  stream: CaseId,
): Promise<TimelineItem[]> {
  const words = tabWords[call.locale].case;
  const terms = caseWords[call.locale];
  const names = new Map<string, string>([
    ['reporter', words.reporterName],
    ['system', words.system],
  ]);
  const nameOf = async (reference: string): Promise<string> => {
    const known = names.get(reference);
    if (known !== undefined) return known;
    const person = await kept.events.person(reference);
    const name =
      person === null
        ? words.erased
        : (organisation.people.get(id<PersonId>(person))?.name ?? tabWords[call.locale].unknownPerson);
    names.set(reference, name);
    return name;
  };
  const functionName = (value: unknown) =>
    [...organisation.functions.values()].find((each) => each.id === value)?.name ?? String(value);
  const lookUp = (table: { readonly [key: string]: string }, value: unknown) => table[String(value)] ?? String(value);
  const sentences: { readonly [type: string]: string } = words.events;

  const items: TimelineItem[] = [];
  for (const event of await kept.events.of(stream)) {
    const filled = await fill(sentences[event.type] ?? event.type, async (name) => {
      const { data } = event;
      if (name === 'function') return functionName(data.function ?? data.to);
      if (name === 'rung' || name === 'standIn') return lookUp(terms.rungs, data[name]);
      if (name === 'person') return nameOf(String(data.person));
      return lookUp(terms.urgencies, data[name]);
    });
    items.push({
      seq: event.seq,
      type: event.type,
      text: filled,
      by: await nameOf(event.actor),
      at: event.at.toISOString(),
    });
  }
  const told = await toldOf(kept, organisation, call, stream);
  // An event before what it led to, when both are of one moment.
  return [...items, ...told].sort((a, b) => a.at.localeCompare(b.at));
}

async function fill(sentence: string, value: (name: string) => Promise<string>): Promise<string> {
  let filled = sentence;
  for (const [place, name = ''] of sentence.matchAll(/\{(\w+)\}/g)) filled = filled.replace(place, await value(name));
  return filled;
}

/** The ledger's rows. That the chat was closed is told only where something else was tried. */
async function toldOf(
  kept: Repositories,
  organisation: Organisation,
  { locale }: Pick<Call, 'locale'>,
  of: CaseId,
): Promise<TimelineItem[]> {
  const words = tabWords[locale].case;
  const rows = await kept.cards.deliveries(of);
  const nameOf = ({ addressee }: Delivery): string => {
    if (addressee.kind === 'reporter') return words.reporterName;
    if (addressee.kind === 'channel') return '';
    return organisation.people.get(addressee.person)?.name ?? tabWords[locale].unknownPerson;
  };
  const otherMeans = new Set(rows.filter(({ means }) => means !== 'chat').map(({ card }) => card));
  return rows.flatMap((row, index): TimelineItem[] => {
    const { means, outcome, why, at } = row;
    const toChannel = row.addressee.kind === 'channel';
    if (means === 'chat' && outcome === 'refused' && !toChannel && !otherMeans.has(row.card)) return [];
    const text = words.told[toChannel ? 'channel' : means][outcome].replace('{person}', nameOf(row));
    const type = `told.${means}.${outcome}`;
    return [{ seq: -1 - index, type, text, by: words.system, at: at.toISOString(), ...(why === null ? {} : { why }) }];
  });
}
