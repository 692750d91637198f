import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle24Filled, Circle24Regular } from '@fluentui/react-icons';
import type { Task } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import type { Write } from './cells.tsx';

const useStyles = makeStyles({
  ring: {
    position: 'relative',
    display: 'inline-flex',
    padding: '4px',
    borderRadius: '50%',
    color: tokens.colorNeutralForeground3,
    ':hover': { color: tokens.colorBrandForeground1 },
    ':has(:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ':has(:disabled)': { opacity: 0.4 },
  },
  done: { color: tokens.colorPaletteGreenForeground1 },
  box: { position: 'absolute', inset: 0, width: '100%', height: '100%', margin: 0, opacity: 0, cursor: 'pointer' },
});

/** The ring that one presses when it is done: a checkbox under its picture. */
export function Finish({ task, write }: { readonly task: Task; readonly write: Write }) {
  const styles = useStyles();
  const words = useWords();
  const done = task.status === 'done';
  return (
    <span className={mergeClasses(styles.ring, done && styles.done)}>
      {done ? <CheckmarkCircle24Filled aria-hidden /> : <Circle24Regular aria-hidden />}
      <input
        type="checkbox"
        className={styles.box}
        aria-label={fill(done ? words.tasks.reopen : words.tasks.finish, { number: task.number })}
        checked={done}
        disabled={!task.may.edit.includes('status')}
        onChange={() => void write(task, 'status', done ? 'open' : 'done', task.fieldVersions.status)}
      />
    </span>
  );
}
