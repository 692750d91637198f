import { useCallback, useEffect, useRef, useState } from 'react';
import type { Locale, MinutesPage } from '../../bot/api/contract.ts';
import { ApiError } from '../api.ts';
import { useChanges, useKnown } from '../context.tsx';

export type Minutes = {
  readonly page: MinutesPage | null;
  readonly failed: ApiError | null;
  readonly language: Locale;
  readonly read: (language: Locale) => void;
  readonly load: () => Promise<void>;
  /** Changes them; throws what the server refuses. The page shows what then is so. */
  readonly change: (
    method: 'POST' | 'PATCH',
    what: '' | '/approve' | '/lock' | '/addenda',
    body: object,
  ) => Promise<void>;
};

/** The minutes of a meeting as they are now: they are fetched anew whenever the meeting changes. */
export function useMinutes(id: string): Minutes {
  const { api } = useKnown();
  const [page, setPage] = useState<MinutesPage | null>(null);
  const [failed, setFailed] = useState<ApiError | null>(null);
  const [language, read] = useState<Locale>('sv');
  const asked = useRef(0);
  const path = `/api/meetings/${encodeURIComponent(id)}/minutes`;
  const query = language === 'en' ? '?language=en' : '';

  const load = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    // An answer that is overtaken says what was so before.
    const newest = () => mine === asked.current;
    try {
      const fresh = await api.get<MinutesPage>(`${path}${query}`);
      if (!newest()) return;
      setPage(fresh);
      setFailed(null);
    } catch (error) {
      if (newest()) setFailed(error instanceof ApiError ? error : new ApiError(0, 'network', ''));
    }
  }, [api, path, query]);

  const change = useCallback<Minutes['change']>(
    async (method, what, body) => {
      const fresh = await api.send<MinutesPage>(method, `${path}${what}${query}`, body);
      asked.current += 1;
      if (fresh) setPage(fresh);
    },
    [api, path, query],
  );

  useEffect(() => void load(), [load]);
  useChanges((heard) => {
    if (heard.noun === 'missed' || (heard.noun === 'meeting' && heard.id === id)) void load();
  });
  return { page, failed, language, read, load, change };
}
