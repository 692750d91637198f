import { invoke, type Who } from './api.ts';
import type { Finder } from './combobox.ts';
import type { Words } from './words.ts';

/** Asks the bot for the choices of a searchable input, as Teams does: of one message, at most fifteen. */
export function finderOf(words: Words, conversationId: string, who: Who, messageId: string): Finder {
  return {
    words: { noResults: words.noResults, searching: words.searching, failed: words.generic },
    find: async (dataset, queryText) => {
      const value = { queryText, queryOptions: { skip: 0, top: 15 }, dataset };
      const answer = await invoke(conversationId, who, messageId, 'application/search', value);
      return answer.kind === 'results' ? answer.results.slice(0, 15) : undefined;
    },
  };
}
