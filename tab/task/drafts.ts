/** What was begun and not yet sent, by task and field; kept while the tab is open, so that closing the panel loses nothing. */
const drafts = new Map<string, { readonly text: string; readonly base: number }>();

export const draftOf = (key: string) => drafts.get(key) ?? null;

export function keepDraft(key: string, draft: { readonly text: string; readonly base: number } | null): void {
  if (draft === null || draft.text === '') drafts.delete(key);
  else drafts.set(key, draft);
}
