import { Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { Named, PersonFound } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { useWords } from '../words.tsx';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
const MOST = 7;
const SETTLE_MS = 150;

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '6px', maxWidth: '460px' },
  list: {
    margin: 0,
    padding: '4px',
    listStyleType: 'none',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  one: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    padding: '6px 10px',
    minHeight: '44px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
    '& span': { color: 'inherit' },
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: '-2px',
  },
  about: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  none: { padding: '8px 10px', color: tokens.colorNeutralForeground3 },
});

type Choice = Named & { readonly about: string };

type Props = {
  readonly label: string;
  readonly placeholder: string;
  /** Found at once; the directory is asked for the rest where one may. */
  readonly near: readonly Named[];
  /** Whether nobody can be chosen, and how that is said. */
  readonly nobody?: string;
  readonly choose: (person: Named | null) => void;
  readonly autoFocus?: boolean;
};

/**
 * A person by typing: the first that fits is ready, and Enter takes it. What is shown always fits what is typed, so that
 * a quick Enter picks nobody else.
 */
export function PersonField({ label, placeholder, near, nobody, choose, autoFocus = true }: Props) {
  const styles = useStyles();
  const words = useWords().meeting.person;
  const { api, me } = useKnown();
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [found, setFound] = useState<readonly PersonFound[]>([]);
  useEffect(() => {
    if (!me.sees.list || text.trim() === '') return setFound([]);
    let late = false;
    const timer = setTimeout(() => {
      api.get<PersonFound[]>(`/api/people?text=${encodeURIComponent(text)}`).then(
        (people) => late || setFound(people),
        () => {},
      );
    }, SETTLE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [api, me, text]);

  const sought = fold(text).split(/\s+/);
  const fits = (about: string) => sought.every((word) => fold(about).includes(word));
  const known = near.filter(({ name }) => fits(name)).map((person): Choice => ({ ...person, about: '' }));
  const others = found
    .filter(({ id, name, title, place }) => fits(`${name} ${title} ${place}`) && known.every((each) => each.id !== id))
    .map(
      ({ id, name, title, place }): Choice => ({
        id,
        name,
        about: [title, place].filter((part) => part !== '').join(' · '),
      }),
    );
  const people = [...known, ...others].slice(0, MOST);
  const shown: readonly (Choice | null)[] = nobody !== undefined && text === '' ? [...people, null] : people;
  const active = Math.min(at, Math.max(0, shown.length - 1));

  const key = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((active + step + shown.length) % Math.max(1, shown.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      const one = shown[active];
      if (one !== undefined) choose(one);
    }
  };
  return (
    <div className={styles.box}>
      <Input
        autoFocus={autoFocus}
        role="combobox"
        aria-label={label}
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `${list}-${active}` : undefined}
        placeholder={placeholder}
        value={text}
        autoComplete="off"
        onChange={(_, { value }) => {
          setText(value);
          setAt(0);
        }}
        onKeyDown={key}
      />
      {shown.length === 0 ? (
        <div className={styles.none} role="status">
          {words.none}
        </div>
      ) : (
        <div id={list} role="listbox" aria-label={label} className={styles.list}>
          {shown.map((person, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus
            <div
              key={person?.id ?? 'nobody'}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={mergeClasses(styles.one, index === active && styles.active)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              <span>{person?.name ?? nobody}</span>
              {person && person.about !== '' && <span className={styles.about}>{person.about}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
