import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { MeetingPoint } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import { pointName } from './run-view.ts';
import type { ForumPage } from './use-meeting.ts';

const useStyles = makeStyles({
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

type Props = { readonly page: ForumPage; readonly current: MeetingPoint | null; readonly leads: boolean };

/** Says to screen readers what everyone else sees happen: the meeting moved, a decision was made. */
export function Spoken({ page, current, leads }: Props) {
  const styles = useStyles();
  const words = useWords();
  const [said, setSaid] = useState('');
  const decisions = page.points.flatMap((point) => point.decisions);
  const last = decisions.reduce<(typeof decisions)[number] | null>(
    (one, other) => (one && one.number > other.number ? one : other),
    null,
  );
  const number = last?.number ?? 0;
  const seen = useRef({ number, current: current?.key ?? null });
  useEffect(() => {
    const before = seen.current;
    seen.current = { number, current: current?.key ?? null };
    if (number > before.number && last) setSaid(fill(words.meeting.decided, { n: number, text: last.text }));
    else if (current && current.key !== before.current && current.paragraph !== null)
      setSaid(`${fill(words.meeting.follow.moved, { point: pointName(current, words) })}. ${current.title}`);
  }, [number, last, current, words]);
  const led = useRef(leads);
  useEffect(() => {
    if (leads && !led.current) setSaid(words.meeting.lead.taken);
    led.current = leads;
  }, [leads, words]);
  return (
    <div className={styles.spoken} role="status" aria-live="polite">
      {said}
    </div>
  );
}
