import { useCallback, useEffect, useState } from 'react';
import type { TaskTemplate, TemplateList } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { useWords } from '../words.tsx';

/** The network's templates, and the list after each change of them. `why`: they could not be fetched. */
export function useTemplates() {
  const words = useWords();
  const { api } = useKnown();
  const [templates, setTemplates] = useState<readonly TaskTemplate[] | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const load = useCallback(async () => {
    try {
      setTemplates((await api.get<TemplateList>('/api/templates')).templates);
      setWhy(null);
    } catch (error) {
      setWhy(whyOf(error, words.errors.network));
    }
  }, [api, words]);
  useEffect(() => void load(), [load]);
  const send = useCallback(
    async (method: 'POST' | 'PATCH', path: string, body: object): Promise<void> => {
      const after = await api.send<TemplateList>(method, path, body);
      if (after) setTemplates(after.templates);
    },
    [api],
  );
  return { templates, why, load, send };
}
