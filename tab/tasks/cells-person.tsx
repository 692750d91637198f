import { mergeClasses } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { initials } from '../format.ts';
import { fill, useWords } from '../words.tsx';
import { type CellProps, useCellStyles } from './cells-look.ts';

const PersonPicker = lazy(() => import('../task/person-picker.tsx'));

/** Who answers for it, and the faces of those who take part. */
export function PersonCell({ task, write }: CellProps) {
  const styles = useCellStyles();
  const words = useWords();
  const [base, setBase] = useState<number | null>(null);
  const name = task.responsible?.name ?? null;
  const shown = (
    <span className={styles.people}>
      <button
        type="button"
        className={mergeClasses(styles.field, styles.press, styles.person, name === null && styles.pale)}
        disabled={!task.may.edit.includes('responsible')}
        aria-label={`${fill(words.tasks.assignFor, { number: task.number })}: ${name ?? words.tasks.nobody}`}
        title={name ?? undefined}
        data-cell="responsible"
        onClick={() => setBase(task.fieldVersions.responsible)}
      >
        {name !== null && <span className={styles.face} data-initials={initials(name)} aria-hidden />}
        <span className={styles.name}>{name ?? words.tasks.nobody}</span>
      </button>
      <Faces task={task} />
    </span>
  );
  if (base === null) return shown;
  return (
    <Suspense fallback={shown}>
      <PersonPicker
        label={fill(words.tasks.assignFor, { number: task.number })}
        chosen={task.responsible}
        choose={(person) => {
          setBase(null);
          if (person !== undefined && person !== (task.responsible?.id ?? null))
            void write(task, 'responsible', person, base);
        }}
      />
    </Suspense>
  );
}

const FACES = 2;

/** Those who take part beside the responsible: a few faces, and how many more. */
export function Faces({ task }: { readonly task: Task }) {
  const styles = useCellStyles();
  const words = useWords();
  const { participants } = task;
  if (participants.length === 0) return null;
  const names = fill(words.views.participants, { names: participants.map(({ name }) => name).join(', ') });
  const more = participants.length - FACES;
  return (
    <span className={styles.faces} role="img" aria-label={names} title={names}>
      {participants.slice(0, more > 1 ? FACES : FACES + 1).map(({ id, name }) => (
        <span key={id} className={mergeClasses(styles.face, styles.overlap)} data-initials={initials(name)} />
      ))}
      {more > 1 && <span className={mergeClasses(styles.face, styles.overlap)} data-initials={`+${more}`} />}
    </span>
  );
}
