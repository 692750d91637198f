import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndo20Regular, Delete20Regular, Dismiss20Regular, Person20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Task, TaskField } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import { priorities, statuses } from './choices.ts';

const PersonPicker = lazy(() => import('../task/person-picker.tsx'));

const HEIGHT = 56;

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    minHeight: `${HEIGHT}px`,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 24px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow8,
    zIndex: 4,
  },
  count: { fontWeight: tokens.fontWeightSemibold, marginRight: '8px', fontVariantNumeric: 'tabular-nums' },
  field: {
    height: '32px',
    padding: '0 8px',
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  person: { width: '220px' },
  end: { marginLeft: 'auto' },
});

type Props = {
  readonly tasks: readonly Task[];
  readonly write: (tasks: readonly Task[], field: TaskField, value: string | null) => void;
  readonly clear: () => void;
};

/** What can be done to all that is selected. */
export default function ManyBar({ tasks, write, clear }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.views.many;
  const [finding, setFinding] = useState(false);
  const [date, setDate] = useState('');
  const may = (field: TaskField) => tasks.some((task) => task.may.edit.includes(field));
  // What is said in the corner stands above this.
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--foot', `${HEIGHT}px`);
    return () => {
      style.removeProperty('--foot');
    };
  }, []);
  const select = (field: 'status' | 'priority', options: readonly { readonly id: string; readonly name: string }[]) => (
    <select
      className={styles.field}
      aria-label={text[field]}
      disabled={!may(field)}
      value=""
      onChange={(event) => write(tasks, field, event.target.value)}
    >
      <option value="" disabled>
        {text[field]}
      </option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </select>
  );
  const removed = tasks.every((task) => task.removed);
  return (
    <div className={styles.bar} role="toolbar" aria-label={text.label}>
      <span className={styles.count} role="status">
        {tasks.length === 1 ? text.countOne : fill(text.count, { count: tasks.length })}
      </span>
      {select(
        'status',
        statuses.map((id) => ({ id, name: words.tasks.statuses[id] })),
      )}
      {select(
        'priority',
        priorities.map((id) => ({ id, name: words.tasks.priorities[id] })),
      )}
      {finding ? (
        <div className={styles.person}>
          <Suspense>
            <PersonPicker
              label={text.responsible}
              chosen={null}
              choose={(person) => {
                setFinding(false);
                if (person !== undefined) write(tasks, 'responsible', person);
              }}
            />
          </Suspense>
        </div>
      ) : (
        <Button icon={<Person20Regular />} disabled={!may('responsible')} onClick={() => setFinding(true)}>
          {text.responsible}
        </Button>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          write(tasks, 'dueDate', date === '' ? null : date);
          setDate('');
        }}
      >
        <input
          type="date"
          className={styles.field}
          aria-label={text.dueDate}
          disabled={!may('dueDate')}
          value={date}
          max="2099-12-31"
          onChange={(event) => setDate(event.target.value)}
        />
        {date !== '' && (
          <Button type="submit" appearance="primary">
            {text.apply}
          </Button>
        )}
      </form>
      {removed ? (
        <Button icon={<ArrowUndo20Regular />} disabled={!may('removed')} onClick={() => write(tasks, 'removed', null)}>
          {text.restore}
        </Button>
      ) : (
        <Button icon={<Delete20Regular />} disabled={!may('removed')} onClick={() => write(tasks, 'removed', 'yes')}>
          {text.remove}
        </Button>
      )}
      <Button className={styles.end} appearance="subtle" icon={<Dismiss20Regular />} onClick={clear}>
        {text.clear}
      </Button>
    </div>
  );
}
