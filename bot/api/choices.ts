import { neutralTitles } from '../core/tasks/neutral-titles.ts';
import { taskWords } from '../words/tasks/index.ts';
import type { Endpoint } from './call.ts';
import type { Choices } from './contract.ts';

/** What the tab's lists offer: the organisation's förvaltningar and functions, and the fixed titles. */
export const choices: Endpoint = {
  method: 'GET',
  path: '/api/choices',
  async answer({ organisation }, { locale }) {
    const inOrder = new Intl.Collator('sv');
    const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
    const answer: Choices = {
      administrations: [...organisation.places.values()]
        .filter((place) => place.level === 'administration')
        .map(named)
        .sort((one, other) => inOrder.compare(one.name, other.name)),
      functions: [...organisation.functions.values()]
        .map(named)
        .sort((one, other) => inOrder.compare(one.name, other.name)),
      neutralTitles: neutralTitles.map((id) => ({ id, name: taskWords[locale].titles[id] })),
    };
    return answer;
  },
};
