import { useEffect, useState } from 'react';
import type { MeetingList } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { today } from '../format.ts';

/** The next planned meeting of one's forums after today, by its day in Sweden; null while unknown, or where there is none. */
export function useNextMeeting(): { readonly date: string; readonly forum: string } | null {
  const { api, me } = useKnown();
  const [next, setNext] = useState<{ readonly date: string; readonly forum: string } | null>(null);
  const sees = me.sees.meetings;
  useEffect(() => {
    if (!sees) return;
    let late = false;
    api.get<MeetingList>('/api/meetings').then(
      ({ meetings }) => {
        const planned = meetings
          .filter((meeting) => meeting.state === 'planned' && meeting.cancelled === null)
          .map(({ plannedAt, forum }) => ({ date: today(new Date(plannedAt)), forum: forum.name }))
          .filter(({ date }) => date > today())
          .sort((one, other) => one.date.localeCompare(other.date));
        if (!late) setNext(planned[0] ?? null);
      },
      () => {},
    );
    return () => {
      late = true;
    };
  }, [api, sees]);
  return next;
}
