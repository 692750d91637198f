import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { Editing } from '../look/editing.tsx';
import { useWords } from '../words.tsx';
import type { Change } from './use-task.ts';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'start', gap: '6px' },
  field: {
    flexGrow: 1,
    minWidth: 0,
    margin: '0 0 0 -9px',
    padding: '4px 8px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    resize: 'none',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    ':hover:not(:read-only)': { border: `1px solid ${tokens.colorNeutralStroke1}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  // Grows with its words, where the browser can.
  grown: { fieldSizing: 'content' },
  wrong: { border: `1px solid ${tokens.colorPaletteRedBorder2}` },
  done: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  fixed: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** The title, written in where it stands: kept when left or at Enter, taken back by Escape. */
export function Title({ task, change }: { readonly task: Task; readonly change: Change }) {
  const styles = useStyles();
  const words = useWords();
  const [draft, setDraft] = useState<{ readonly text: string; readonly base: number } | null>(null);
  const [wrong, setWrong] = useState(false);
  if (!task.may.edit.includes('title'))
    return <p className={mergeClasses(styles.fixed, task.status === 'done' && styles.done)}>{task.title}</p>;

  async function keep() {
    if (!draft) return;
    const value = draft.text.trim();
    setDraft(null);
    if (value === '' || value === task.title) return setWrong(false);
    const good = await change([{ field: 'title', value, base: draft.base }]);
    setWrong(!good);
    if (!good) setDraft(draft);
  }
  return (
    <div className={styles.line}>
      <textarea
        className={mergeClasses(
          styles.field,
          styles.grown,
          task.status === 'done' && styles.done,
          wrong && styles.wrong,
        )}
        rows={1}
        maxLength={200}
        aria-label={words.tasks.fields.title}
        aria-invalid={wrong}
        data-cell="title"
        value={draft?.text ?? task.title}
        onChange={(event) =>
          setDraft({
            text: event.target.value.replaceAll(/\s*\n\s*/g, ' '),
            base: draft?.base ?? task.fieldVersions.title,
          })
        }
        onBlur={() => void keep()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            void keep();
          }
          if (event.key === 'Escape' && draft) {
            event.stopPropagation();
            setDraft(null);
            setWrong(false);
          }
        }}
      />
      <Editing task={task.id} field="title" />
    </div>
  );
}
