import { Combobox, makeStyles, Option, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Named, PersonFound } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { Portrait } from '../look/portrait.tsx';
import { useWords } from '../words.tsx';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
const NOBODY = 'nobody';
const useStyles = makeStyles({
  box: { minWidth: 0, width: '100%' },
  person: { display: 'flex', flexDirection: 'column' },
  row: { display: 'flex', alignItems: 'center', columnGap: '10px' },
  about: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Finds a person as one types. `choose` gets an id, null for nobody, or undefined when it was left as it was. */
export default function PersonPicker({
  label,
  chosen,
  choose,
}: {
  readonly label: string;
  readonly chosen: Named | null;
  readonly choose: (person: string | null | undefined, name?: string) => void;
}) {
  const styles = useStyles();
  const words = useWords();
  const { api } = useKnown();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly PersonFound[]>([]);
  useEffect(() => {
    let late = false;
    const timer = setTimeout(
      () => {
        api.get<PersonFound[]>(`/api/people?text=${encodeURIComponent(text)}`).then(
          (people) => late || setFound(people),
          () => {},
        );
      },
      text === '' ? 0 : 150,
    );
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [api, text]);
  // Until the answer is here, what stood there before is narrowed by itself: a quick Enter never picks someone else.
  const sought = fold(text).split(/\s+/);
  const shown = found.filter((person) => {
    const about = fold(`${person.name} ${person.title} ${person.place}`);
    return sought.every((word) => about.includes(word));
  });
  return (
    <Combobox
      className={styles.box}
      size="small"
      freeform
      defaultOpen
      autoFocus
      aria-label={label}
      placeholder={words.tasks.findPerson}
      selectedOptions={chosen ? [chosen.id] : []}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onOptionSelect={(_, { optionValue, optionText }) =>
        optionValue === NOBODY ? choose(null) : choose(optionValue, optionText)
      }
      onOpenChange={(_, { open }) => {
        if (!open) choose(undefined);
      }}
      onBlur={() => choose(undefined)}
    >
      {text === '' && chosen && (
        <Option value={NOBODY} text={words.tasks.unassign}>
          {words.tasks.unassign}
        </Option>
      )}
      {text !== '' && shown.length === 0 && (
        <Option disabled value="" text={words.signIn.none}>
          {words.signIn.none}
        </Option>
      )}
      {shown.map((person) => (
        <Option key={person.id} value={person.id} text={person.name}>
          <span className={styles.row}>
            {person.portrait && <Portrait person={person.id} />}
            <span className={styles.person}>
              <span>{person.name}</span>
              <span className={styles.about}>
                {[person.title, person.place].filter((part) => part !== '').join(' · ')}
              </span>
            </span>
          </span>
        </Option>
      ))}
    </Combobox>
  );
}
