import { z } from 'zod';
import { fetchFiles } from '../core/cases/files.ts';
import { jobKind } from './define/job-kind.ts';

/** Fetches what was attached in the chat, cleans it, and offers it to its sender. */
export const files = jobKind('files', z.object({ held: z.uuid() }), async (deps, payload) => {
  const held = await deps.store.transaction((kept) => kept.drafts.held(payload.held));
  // Discarded meanwhile.
  if (!held) return;
  const fetch = (source: Parameters<typeof deps.messenger.fetchAttachment>[0], limit: number) =>
    deps.messenger.fetchAttachment(source, limit);
  await fetchFiles({ ...deps, fetch }, held.author, payload.held);
});
