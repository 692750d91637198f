import { type Kind, kinds } from '../cases/case.ts';
import type { Page, Questionnaire } from './questionnaire.ts';
import { pages1, questionnaires1 } from './version-1.ts';

/** Every version ever published. Nothing is taken away: answers of years ago are read by these. */
export const published: readonly Questionnaire[] = questionnaires1;

const order: readonly string[] = pages1.map((page) => page.id);

/** Name and version, as stored with answers: `threat@1`. */
export function nameOf(questionnaire: Pick<Questionnaire, 'id' | 'version'>): string {
  return `${questionnaire.id}@${questionnaire.version}`;
}

/** What is asked now of these kinds together: each page once, in an order that is the same whatever was chosen first. */
export function pagesFor(chosen: readonly Kind[]): Page[] {
  const asked = new Map<string, Page>();
  for (const kind of kinds) {
    if (!chosen.includes(kind)) continue;
    const questionnaire = newest(kind);
    for (const page of questionnaire?.pages ?? []) {
      if (!asked.has(page.id)) asked.set(page.id, { ...page, questionnaire: `${kind}@${questionnaire?.version}` });
    }
  }
  return [...asked.values()].sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
}

/** The page that stored answers belong to, of any version; null when no such page was ever published. */
export function page(questionnaire: string, id: string): Page | null {
  const found = published.find((each) => nameOf(each) === questionnaire)?.pages.find((each) => each.id === id);
  return found === undefined ? null : { ...found, questionnaire };
}

function newest(kind: Kind): Questionnaire | undefined {
  return published.filter((each) => each.id === kind).sort((one, other) => other.version - one.version)[0];
}
