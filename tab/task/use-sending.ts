import { useRef, useState } from 'react';
import type { TaskFile, TaskFiles } from '../../bot/api/contract.ts';
import { ApiError, whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { bytesWords } from '../format.ts';
import { useSnack } from '../look/snack.tsx';
import { fill, useLocale, useWords } from '../words.tsx';

export type Sending = {
  readonly key: string;
  readonly name: string;
  readonly file: File;
  /** How much has gone, 0 to 1. */
  readonly part: number;
  /** Why it was not taken; null while it may be. */
  readonly why: string | null;
  /** Another try may help. */
  readonly mayPass: boolean;
};

/** Sends files one at a time. What cannot be taken is said before it is sent. */
export function useSending(task: string, add: TaskFiles['add'], told: () => Promise<void>) {
  const words = useWords();
  const locale = useLocale();
  const snack = useSnack();
  const { api } = useKnown();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const text = words.panel.files;

  const put = (key: string, part: Partial<Sending>) =>
    setSending((now) => now.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const forget = ({ key }: Sending) => setSending((now) => now.filter((each) => each.key !== key));

  function refused(file: File): string | null {
    if (!add) return text.wrongKind;
    if (file.size > add.largest) return fill(text.tooLarge, { size: bytesWords(add.largest, locale) });
    const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
    return add.endings.includes(ending) || file.type.startsWith('image/') ? null : text.wrongKind;
  }
  async function one(each: Sending) {
    try {
      const headers = { 'trygg-name': encodeURIComponent(each.name), 'idempotency-key': each.key };
      const kept = await api.upload<TaskFile>(`/api/tasks/${task}/files`, each.file, headers, (part) =>
        put(each.key, { part }),
      );
      forget(each);
      snack({ kind: 'said', text: fill(text.sent, { name: kept.name }) });
      await told();
    } catch (error) {
      const why = whyOf(error, words.errors.network);
      const mayPass = !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
      put(each.key, { why, mayPass });
    }
  }
  const line = (each: Sending) => {
    queue.current = queue.current.then(() => one(each));
  };
  function send(files: readonly File[]) {
    const fresh = files.map((file): Sending => {
      const why = refused(file);
      return { key: crypto.randomUUID(), name: file.name, file, part: 0, why, mayPass: false };
    });
    setSending((now) => [...now, ...fresh]);
    for (const each of fresh) if (each.why === null) line(each);
  }
  function again(each: Sending) {
    put(each.key, { why: null, part: 0 });
    line(each);
  }
  return { sending, send, again, forget };
}
