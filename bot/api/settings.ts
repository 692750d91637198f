import type { WebRoute } from '../ports/web.ts';
import { json } from './call.ts';
import type { TabSettings } from './contract.ts';

/** Where the tab is, told to anyone who asks: nothing in it is secret, and no one can sign in without it. */
export const settingsOf = (settings: TabSettings): WebRoute => ({
  method: 'GET',
  path: '/api/settings',
  handle: async () => json(200, settings),
});
