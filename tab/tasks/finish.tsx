import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle24Filled, Circle24Regular } from '@fluentui/react-icons';
import type { Task } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import type { Write } from './cells.tsx';

const useStyles = makeStyles({
  ring: {
    display: 'inline-flex',
    padding: '4px',
    border: 'none',
    background: 'none',
    borderRadius: '50%',
    color: tokens.colorNeutralForeground3,
    cursor: 'pointer',
    ':hover:not(:disabled)': { color: tokens.colorBrandForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ':disabled': { cursor: 'default', opacity: 0.4 },
  },
  done: { color: tokens.colorPaletteGreenForeground1 },
});

/** The ring that one presses when it is done. */
export function Finish({ task, write }: { readonly task: Task; readonly write: Write }) {
  const styles = useStyles();
  const words = useWords();
  const done = task.status === 'done';
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={done}
      aria-label={fill(done ? words.tasks.reopen : words.tasks.finish, { number: task.number })}
      className={mergeClasses(styles.ring, done && styles.done)}
      disabled={!task.may.edit.includes('status')}
      onClick={() => void write(task, 'status', done ? 'open' : 'done', task.fieldVersions.status)}
    >
      {done ? <CheckmarkCircle24Filled /> : <Circle24Regular />}
    </button>
  );
}
