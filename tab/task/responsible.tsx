import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import { Face } from './face.tsx';
import type { Change } from './use-task.ts';

const PersonPicker = lazy(() => import('./person-picker.tsx'));

export const usePersonStyles = makeStyles({
  person: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minWidth: 0,
    minHeight: '32px',
    padding: '0 8px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    '@media (max-width: 700px)': { minHeight: '44px' },
  },
  press: {
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorNeutralStroke1}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  pale: { color: tokens.colorNeutralForeground3 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** The one who answers for it; pressed, a search among people. */
export function Responsible({ task, change }: { readonly task: Task; readonly change: Change }) {
  const styles = usePersonStyles();
  const words = useWords();
  const [base, setBase] = useState<number | null>(null);
  const { responsible } = task;
  const label = fill(words.tasks.assignFor, { number: task.number });
  const shown = (
    <button
      type="button"
      className={mergeClasses(styles.person, styles.press, responsible === null && styles.pale)}
      disabled={!task.may.edit.includes('responsible')}
      aria-label={`${label}: ${responsible?.name ?? words.tasks.nobody}`}
      data-cell="responsible"
      onClick={() => setBase(task.fieldVersions.responsible)}
    >
      {responsible && <Face person={responsible} />}
      <span className={styles.name}>{responsible?.name ?? words.tasks.nobody}</span>
    </button>
  );
  if (base === null) return shown;
  return (
    <Suspense fallback={shown}>
      <PersonPicker
        label={label}
        chosen={responsible}
        choose={(value) => {
          setBase(null);
          if (value !== undefined && value !== (responsible?.id ?? null))
            void change([{ field: 'responsible', value, base }]);
        }}
      />
    </Suspense>
  );
}
