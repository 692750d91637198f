import { Combobox, makeStyles, Option } from '@fluentui/react-components';
import { useState } from 'react';
import type { Named } from '../../bot/api/contract.ts';
import { useWords } from '../words.tsx';
import { PersonRow } from './person-row.tsx';
import { usePeople } from './use-people.ts';

const NOBODY = 'nobody';
const useStyles = makeStyles({ box: { minWidth: 0, width: '100%' } });

type Props = {
  readonly label: string;
  readonly chosen: Named | null;
  /** Ids of people who are not offered. */
  readonly without?: readonly string[];
  readonly choose: (person: string | null | undefined, name?: string) => void;
};

/** Finds a person as one types. `choose` gets an id, null for nobody, or undefined when it was left as it was. */
export default function PersonPicker({ label, chosen, without = [], choose }: Props) {
  const styles = useStyles();
  const words = useWords();
  const [text, setText] = useState('');
  const shown = usePeople(text).filter((person) => !without.includes(person.id));
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
          <PersonRow person={person} />
        </Option>
      ))}
    </Combobox>
  );
}
