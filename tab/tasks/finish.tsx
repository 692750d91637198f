import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUndo20Regular, CheckmarkCircle24Filled, Circle24Regular } from '@fluentui/react-icons';
import type { Task } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import type { Write } from './cells-look.ts';

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
  back: {
    border: 'none',
    backgroundColor: 'transparent',
    cursor: 'pointer',
    padding: '6px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** The ring that one presses when it is done: a checkbox under its picture. What was removed is put back instead. */
export function Finish({ task, write }: { readonly task: Task; readonly write: Write }) {
  const styles = useStyles();
  const words = useWords();
  const done = task.status === 'done';
  if (task.removed) {
    const said = `${words.views.restore}: ${task.number}`;
    return (
      <button
        type="button"
        className={mergeClasses(styles.ring, styles.back)}
        aria-label={said}
        title={words.views.restore}
        disabled={!task.may.edit.includes('removed')}
        onClick={() => void write(task, 'removed', null, task.fieldVersions.removed)}
      >
        <ArrowUndo20Regular aria-hidden />
      </button>
    );
  }
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
