import type { WebRoute } from '../ports/web.ts';
import { tabWords } from '../words/tab/index.ts';
import { json } from './call.ts';

/** The tab's sentences, asked for before anyone has signed in. */
export const words: WebRoute = {
  method: 'GET',
  path: '/api/words/:locale',
  handle: async (_request, { locale }) =>
    json(200, tabWords[locale === 'en' ? 'en' : 'sv'], { 'cache-control': 'public, max-age=300' }),
};
