import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../words.tsx';
import type { Wish } from './run-act.ts';

/** What the forms of the acts share. */
export const usePartStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  becomes: { margin: 0, fontSize: tokens.fontSizeBase400 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  label: { display: 'flex', flexDirection: 'column', gap: '4px' },
});

export type Part = {
  readonly press: (wish: Wish) => Promise<void>;
  readonly busy: boolean;
  readonly close: () => void;
};

export function Buttons({
  busy,
  close,
  children,
}: {
  readonly busy: boolean;
  readonly close: () => void;
  readonly children?: ReactNode;
}) {
  const styles = usePartStyles();
  const words = useWords().meeting.form;
  return (
    <div className={styles.row}>
      {children}
      <Button onClick={close}>{words.cancel}</Button>
      {busy && <span role="status">{words.sending}</span>}
    </div>
  );
}

export const Confirm = ({
  busy,
  focus = false,
  disabled = false,
}: {
  readonly busy: boolean;
  readonly focus?: boolean;
  readonly disabled?: boolean;
}) => {
  const words = useWords().meeting.form;
  return (
    <Button type="submit" appearance="primary" autoFocus={focus} disabledFocusable={busy || disabled}>
      {words.confirm}
    </Button>
  );
};
