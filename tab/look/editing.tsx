import { makeStyles, tokens } from '@fluentui/react-components';
import { CloudArrowUp16Regular } from '@fluentui/react-icons';
import { useCallback, useSyncExternalStore } from 'react';
import type { PresenceField } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { initials } from '../format.ts';
import type { Editor } from '../outbox/editors.ts';
import { fill, useWords } from '../words.tsx';

const useStyles = makeStyles({
  faces: { display: 'inline-flex', flexShrink: 0, verticalAlign: 'middle' },
  waits: { display: 'inline-flex', alignItems: 'center', padding: '0 4px', color: tokens.colorNeutralForeground3 },
  face: {
    // Drawn by a pseudo-element, so that the letters are not read out: the label says who it is.
    '::before': { content: 'attr(data-initials)' },
    width: '22px',
    height: '22px',
    borderRadius: '50%',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    fontSize: '10px',
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorPaletteBerryBackground2,
    color: tokens.colorPaletteBerryForeground2,
    border: `2px solid ${tokens.colorPaletteBerryBorderActive}`,
    ':not(:first-child)': { marginLeft: '-6px' },
  },
});

const MOST = 3;

type Props = {
  /** The task's id. */
  readonly task: string;
  /** Only those who are busy with this field; without it everyone who has the task before them. */
  readonly field?: PresenceField;
};

/**
 * Faces of the others who are busy with a task, or with one of its fields, as it is this moment, and a mark when what
 * was written in it has not reached the server; nothing when there are none. Put it in a row, a card or beside a field; it redraws itself alone. It tells what is there when someone
 * reads the row, and never announces itself. So that the others see *this* page's focus, the row, card or panel
 * bears `data-task-id={task.id}` and each field within it `data-cell="<field>"`; no more is needed.
 */
export function Editing({ task, field }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { editors, outbox } = useKnown();
  const { waiting } = useSyncExternalStore(outbox.subscribe, outbox.state);
  const waits = field === undefined && waiting.some((each) => each.what.task === task);
  const all = useSyncExternalStore(
    editors.subscribe,
    useCallback(() => editors.of(task), [editors, task]),
  );
  const here = field === undefined ? all : all.filter((each) => each.field === field);
  if (here.length === 0 && !waits) return null;
  const say = (each: Editor) => {
    if (each.field === 'task') return fill(words.outbox.editing.here, { name: each.name });
    return fill(words.outbox.editing.field, { name: each.name, field: fieldName(each.field) });
  };
  const fieldName = (of: PresenceField) => words.outbox.editing.fields[of];
  return (
    <span className={styles.faces} data-editing={task}>
      {waits && (
        <span role="img" className={styles.waits} aria-label={words.outbox.waits} title={words.outbox.waits}>
          <CloudArrowUp16Regular />
        </span>
      )}
      {here.slice(0, MOST).map((each) => (
        <span
          key={each.id}
          role="img"
          className={styles.face}
          data-initials={initials(each.name)}
          aria-label={say(each)}
          title={say(each)}
        />
      ))}
      {here.length > MOST && (
        <span
          role="img"
          className={styles.face}
          data-initials={`+${here.length - MOST}`}
          aria-label={here.slice(MOST).map(say).join(', ')}
          title={here.slice(MOST).map(say).join(', ')}
        />
      )}
    </span>
  );
}
