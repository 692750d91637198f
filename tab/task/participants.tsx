import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular, Dismiss12Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Named, Task } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import { Face } from './face.tsx';
import type { Change } from './use-task.ts';

const PersonPicker = lazy(() => import('./person-picker.tsx'));

const useStyles = makeStyles({
  people: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 6px',
    listStyleType: 'none',
    margin: 0,
    padding: '2px 0 2px 8px',
    alignItems: 'center',
  },
  person: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    maxWidth: '100%',
    paddingLeft: '2px',
    borderRadius: '14px',
    minHeight: '28px',
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', paddingRight: '8px' },
  remove: {
    minWidth: '24px',
    width: '24px',
    height: '24px',
    marginLeft: '-6px',
    '@media (max-width: 700px)': { width: '44px', minWidth: '44px', height: '44px' },
  },
  add: { '@media (max-width: 700px)': { minHeight: '44px' } },
});

/** Those who take part beside the responsible. A set: adding and removing never meets anyone else's. */
export function Participants({ task, change }: { readonly task: Task; readonly change: Change }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.panel.participants;
  const [adding, setAdding] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const toAdd = () => list.current?.querySelector<HTMLElement>('[data-add]')?.focus();
  const may = task.may.participants;
  const remove = (person: Named) => {
    void change([{ field: 'participants', remove: [person.id] }]);
    toAdd();
  };
  return (
    <ul ref={list} className={styles.people}>
      {task.participants.map((person) => (
        <li key={person.id} className={styles.person}>
          <Face person={person} />
          <span className={styles.name}>{person.name}</span>
          {may && (
            <Button
              appearance="transparent"
              size="small"
              className={styles.remove}
              icon={<Dismiss12Regular />}
              aria-label={fill(text.remove, { name: person.name })}
              onClick={() => remove(person)}
            />
          )}
        </li>
      ))}
      {task.participants.length === 0 && !may && <li>{text.none}</li>}
      {may && (
        <li>
          {adding ? (
            <Suspense>
              <PersonPicker
                label={fill(text.addFor, { number: task.number })}
                chosen={null}
                without={task.participants.map((person) => person.id)}
                choose={(person) => {
                  setAdding(false);
                  if (typeof person === 'string') void change([{ field: 'participants', add: [person] }]);
                  requestAnimationFrame(toAdd);
                }}
              />
            </Suspense>
          ) : (
            <Button
              data-add
              appearance="subtle"
              size="small"
              className={styles.add}
              icon={<Add16Regular />}
              onClick={() => setAdding(true)}
            >
              {text.add}
            </Button>
          )}
        </li>
      )}
    </ul>
  );
}
