import { z } from 'zod';
import { setNotices, settingsOf } from '../core/notices/settings.ts';
import type { Endpoint } from './call.ts';

const shape = z.strictObject({
  weekly: z.boolean().exactOptional(),
  due: z.boolean().exactOptional(),
  given: z.boolean().exactOptional(),
  mentioned: z.boolean().exactOptional(),
});

/** What the caller wants to be told of in the chat. */
export const notices: Endpoint = {
  method: 'GET',
  path: '/api/notices',
  answer: ({ store }, { person }) => store.read((kept) => settingsOf(kept, person)),
};

export const noticesSet: Endpoint = {
  method: 'PATCH',
  path: '/api/notices',
  answer: async (deps, call) => setNotices(deps, call.person, await call.body(shape)),
};
