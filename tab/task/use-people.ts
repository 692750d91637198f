import { useEffect, useState } from 'react';
import type { PersonFound } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';

const SETTLE_MS = 150;
export const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/**
 * People who match what is typed; null text: nobody is sought. Until the answer is here, what stood there before is
 * narrowed by itself: a quick Enter never picks someone else.
 */
export function usePeople(text: string | null): readonly PersonFound[] {
  const { api } = useKnown();
  const [found, setFound] = useState<readonly PersonFound[]>([]);
  useEffect(() => {
    if (text === null) return;
    let late = false;
    const timer = setTimeout(
      () => {
        api.get<PersonFound[]>(`/api/people?text=${encodeURIComponent(text)}`).then(
          (people) => late || setFound(people),
          () => {},
        );
      },
      text === '' ? 0 : SETTLE_MS,
    );
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [api, text]);
  const sought = fold(text ?? '').split(/\s+/);
  return found.filter((person) => {
    const about = fold(`${person.name} ${person.title} ${person.place}`);
    return sought.every((word) => about.includes(word));
  });
}
