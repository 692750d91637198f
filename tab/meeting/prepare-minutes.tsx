import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { MeetingPoint } from '../../bot/api/contract.ts';
import { useSnack } from '../look/snack.tsx';
import { fill, useWords } from '../words.tsx';
import { minutesTyped } from './prepare-agenda.ts';
import { titleOf } from './prepare-text.ts';

const useStyles = makeStyles({
  label: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
  },
  input: {
    width: '64px',
    height: '36px',
    padding: '0 8px',
    textAlign: 'right',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
    '@media (max-width: 700px)': { height: '44px' },
  },
});

type Props = {
  readonly point: MeetingPoint;
  /** `from`: what stood there when the person began to write. */
  readonly write: (minutes: number | null, from: number | null) => void;
};

/** A point's timebox, edited where it stands. */
export function Minutes({ point, write }: Props) {
  const styles = useStyles();
  const words = useWords();
  const snack = useSnack();
  const text = words.meetings.preparing;
  /** Null: not being edited, and shows the point's own. */
  const [draft, setDraft] = useState<string | null>(null);
  const from = useRef<number | null>(null);
  function leave() {
    if (draft === null) return;
    const minutes = minutesTyped(draft);
    setDraft(null);
    if (minutes === undefined) snack({ kind: 'failed', text: text.minutesWrong });
    else if (minutes !== from.current) write(minutes, from.current);
  }
  return (
    <label className={styles.label}>
      <input
        className={styles.input}
        inputMode="numeric"
        autoComplete="off"
        data-minutes
        aria-label={fill(text.minutes, { title: titleOf(point, words) })}
        value={draft ?? point.minutes ?? ''}
        placeholder="–"
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          if (draft === null) from.current = point.minutes;
          setDraft(event.target.value);
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      {text.min}
    </label>
  );
}
