import { makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Named, PersonFound } from '../../bot/api/contract.ts';
import { useAnnounce } from '../look/announce.tsx';
import { fill, useWords } from '../words.tsx';
import { type Sought, soughtAt, withMention } from './mentions.ts';
import { PersonRow } from './person-row.tsx';
import { usePeople } from './use-people.ts';

const useStyles = makeStyles({
  box: { width: '100%', position: 'relative' },
  field: { width: '100%', '& textarea': { maxHeight: '40vh', fieldSizing: 'content', minHeight: '58px' } },
  people: {
    listStyleType: 'none',
    margin: '2px 0 0',
    padding: '4px',
    maxHeight: '230px',
    overflowY: 'auto',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  person: {
    padding: '6px 8px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    display: 'flex',
    alignItems: 'center',
    minHeight: '40px',
    '@media (max-width: 700px)': { minHeight: '48px' },
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: '-2px',
  },
  none: { padding: '8px', color: tokens.colorNeutralForeground3 },
});

type Props = {
  readonly text: string;
  readonly label: string;
  /** Null: this person may mention nobody. */
  readonly named: ((person: Named) => void) | null;
  readonly write: (text: string) => void;
  readonly send: () => void;
  readonly describedBy?: string;
  readonly children?: ReactNode;
};

/**
 * A text in which people are mentioned: an @ opens a list that the arrows walk in and Enter picks from, while the caret
 * stays in the text. What is found is also said.
 */
export function MentionBox({ text, label, named, write, send, describedBy }: Props) {
  const styles = useStyles();
  const words = useWords();
  const say = words.panel.comments;
  const list = useId();
  const { announce, region } = useAnnounce();
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const [sought, setSought] = useState<Sought | null>(null);
  const [active, setActive] = useState(0);
  const people = usePeople(named && sought ? sought.text : null);
  // Several words that nobody is called are no name.
  const open = named !== null && sought !== null && (people.length > 0 || !sought.text.includes(' '));
  const chosen = open ? people[Math.min(active, people.length - 1)] : undefined;

  useEffect(() => {
    if (caret.current === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const count = open ? people.length : null;
  useEffect(() => {
    if (count === null) return;
    announce(count === 0 ? say.foundNone : count === 1 ? say.foundOne : fill(say.found, { count }));
  }, [announce, count, say]);
  useEffect(() => {
    if (chosen) document.getElementById(`${list}-${chosen.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, list]);

  function look() {
    const area = field.current;
    if (!area) return;
    const next = area.selectionStart === area.selectionEnd ? soughtAt(area.value, area.selectionStart) : null;
    setSought((now) => (now?.at === next?.at && now?.text === next?.text ? now : next));
    setActive(0);
  }
  function pick(person: PersonFound) {
    if (!sought || !named) return;
    const next = withMention(text, sought, person);
    caret.current = next.caret;
    setSought(null);
    write(next.text);
    named({ id: person.id, name: person.name });
    announce(fill(say.chosen, { name: person.name }));
  }
  function onKeyDown(event: KeyboardEvent) {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') send();
    else if (!open) return;
    else if (event.key === 'Escape') setSought(null);
    else if (people.length === 0) return;
    else if (event.key === 'ArrowDown') setActive((active + 1) % people.length);
    else if (event.key === 'ArrowUp') setActive((active + people.length - 1) % people.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) pick(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className={styles.box}>
      {region}
      <Textarea
        className={styles.field}
        resize="vertical"
        rows={2}
        maxLength={4_000}
        value={text}
        onChange={(_, { value }) => {
          write(value);
          look();
        }}
        onKeyDown={onKeyDown}
        onSelect={look}
        onBlur={() => setSought(null)}
        textarea={{
          ref: field,
          'aria-label': label,
          'aria-autocomplete': named ? 'list' : 'none',
          'aria-haspopup': named ? 'listbox' : undefined,
          'aria-controls': open ? list : undefined,
          'aria-activedescendant': chosen ? `${list}-${chosen.id}` : undefined,
          'aria-describedby': describedBy,
        }}
      />
      {open && (
        <div id={list} role="listbox" aria-label={say.people} className={styles.people}>
          {people.map((person) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text hears the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus
            <div
              key={person.id}
              id={`${list}-${person.id}`}
              role="option"
              aria-selected={person.id === chosen?.id}
              className={mergeClasses(styles.person, person.id === chosen?.id && styles.active)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(person)}
            >
              <PersonRow person={person} />
            </div>
          ))}
          {people.length === 0 && (
            // biome-ignore lint/a11y/useFocusableInteractive: it cannot be chosen
            <div role="option" aria-selected={false} aria-disabled className={styles.none}>
              {say.foundNone}
            </div>
          )}
        </div>
      )}
    </div>
  );
}
