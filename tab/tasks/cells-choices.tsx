import { mergeClasses } from '@fluentui/react-components';
import { AlertUrgent16Filled, ArrowDown16Regular, Circle16Filled, Important16Filled } from '@fluentui/react-icons';
import type { Priority } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { useWords } from '../words.tsx';
import { type CellProps, useCellStyles } from './cells-look.ts';
import { manualOrigins, priorities, statuses } from './choices.ts';

export function StatusCell({ task, write }: CellProps) {
  const styles = useCellStyles();
  const words = useWords();
  const look = { open: styles.open, inProgress: styles.inProgress, done: styles.finished }[task.status];
  return (
    <select
      className={mergeClasses(styles.field, styles.press, styles.select, styles.pill, look)}
      aria-label={`${words.tasks.fields.status}, ${task.number}`}
      disabled={!task.may.edit.includes('status')}
      value={task.status}
      data-cell="status"
      onChange={(event) => void write(task, 'status', event.target.value, task.fieldVersions.status)}
    >
      {statuses.map((status) => (
        <option key={status} value={status}>
          {words.tasks.statuses[status]}
        </option>
      ))}
    </select>
  );
}

/** What came of a case keeps that origin; anything else can be said to come of another thing, never of a case. */
export function OriginCell({ task, write }: CellProps) {
  const styles = useCellStyles();
  const words = useWords();
  return (
    <select
      className={mergeClasses(styles.field, styles.press, styles.select)}
      aria-label={`${words.tasks.fields.origin}, ${task.number}`}
      value={task.origin}
      data-cell="origin"
      onChange={(event) => void write(task, 'origin', event.target.value, task.fieldVersions.origin)}
    >
      {manualOrigins.map((origin) => (
        <option key={origin} value={origin}>
          {words.tasks.origins[origin]}
        </option>
      ))}
    </select>
  );
}

export function AdministrationCell({ task, write }: CellProps) {
  const styles = useCellStyles();
  const words = useWords();
  const { choices } = useKnown();
  const options = choices?.administrations ?? (task.administration ? [task.administration] : []);
  return (
    <select
      className={mergeClasses(styles.field, styles.press, styles.select, task.administration === null && styles.pale)}
      aria-label={`${words.tasks.fields.administration}, ${task.number}`}
      disabled={!task.may.edit.includes('administration')}
      value={task.administration?.id ?? ''}
      data-cell="administration"
      onChange={(event) =>
        void write(task, 'administration', event.target.value || null, task.fieldVersions.administration)
      }
    >
      <option value="">{words.tasks.noAdministration}</option>
      {options.map((place) => (
        <option key={place.id} value={place.id}>
          {place.name}
        </option>
      ))}
    </select>
  );
}

/** The sign of a priority; what it means stands beside it, or in `label`. */
export function PriorityIcon({ priority, label }: { readonly priority: Priority; readonly label?: string }) {
  const styles = useCellStyles();
  const Icon = {
    urgent: AlertUrgent16Filled,
    important: Important16Filled,
    medium: Circle16Filled,
    low: ArrowDown16Regular,
  }[priority];
  const said =
    label === undefined ? ({ 'aria-hidden': true } as const) : { role: 'img', 'aria-label': label, title: label };
  return (
    <span className={mergeClasses(styles.sign, styles[priority])} {...said}>
      <Icon aria-hidden />
    </span>
  );
}

export function PriorityCell({ task, write }: CellProps) {
  const styles = useCellStyles();
  const words = useWords();
  return (
    <span className={styles.priority}>
      <span className={styles.priorityIcon}>
        <PriorityIcon priority={task.priority} />
      </span>
      <select
        className={mergeClasses(styles.field, styles.press, styles.select, styles.priorityField)}
        aria-label={`${words.tasks.fields.priority}, ${task.number}`}
        disabled={!task.may.edit.includes('priority')}
        value={task.priority}
        data-cell="priority"
        onChange={(event) => void write(task, 'priority', event.target.value, task.fieldVersions.priority)}
      >
        {priorities.map((priority) => (
          <option key={priority} value={priority}>
            {words.tasks.priorities[priority]}
          </option>
        ))}
      </select>
    </span>
  );
}
