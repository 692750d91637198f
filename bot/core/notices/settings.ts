import type { Repositories, Store } from '../../ports/store/store.ts';
import type { PersonId } from '../ids.ts';

/** What Trygg tells someone about tasks in the chat, unless they asked for quiet. */
export const noticeKinds = ['weekly', 'due', 'given', 'mentioned'] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export type NoticeSettings = { readonly [kind in NoticeKind]: boolean };

export const unlessSaid: NoticeSettings = { weekly: true, due: true, given: true, mentioned: true };

export async function settingsOf(kept: Pick<Repositories, 'notices'>, person: PersonId): Promise<NoticeSettings> {
  return { ...unlessSaid, ...(await kept.notices.get(person)) };
}

/** Turns what is named on or off; the rest stays. */
export async function setNotices(
  deps: { readonly store: Store },
  person: PersonId,
  wanted: Partial<NoticeSettings>,
): Promise<NoticeSettings> {
  return deps.store.transaction(async (kept) => {
    await kept.notices.save(person, wanted);
    return settingsOf(kept, person);
  });
}
