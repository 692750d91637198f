import { Combobox, makeStyles, Option, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { PlaceFound } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { useWords } from '../words.tsx';

const useStyles = makeStyles({
  option: { display: 'flex', flexDirection: 'column' },
  about: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Finds a unit as one types. `choose` gets null again when the text is changed. */
export function PlacePicker({ choose }: { readonly choose: (place: string | null) => void }) {
  const styles = useStyles();
  const words = useWords().requests.form;
  const { api } = useKnown();
  const [text, setText] = useState('');
  // Null: not answered yet.
  const [found, setFound] = useState<readonly PlaceFound[] | null>(null);
  useEffect(() => {
    let late = false;
    const timer = setTimeout(() => {
      api.get<PlaceFound[]>(`/api/places?text=${encodeURIComponent(text)}`).then(
        (places) => late || setFound(places),
        () => {},
      );
    }, 150);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [api, text]);
  return (
    <Combobox
      freeform
      placeholder={words.findPlace}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        choose(null);
      }}
      onOptionSelect={(_, { optionValue, optionText }) => {
        setText(optionText ?? '');
        choose(optionValue || null);
      }}
    >
      {found?.length === 0 && (
        <Option disabled value="" text={words.noPlace}>
          {words.noPlace}
        </Option>
      )}
      {found?.map(({ id, name, administration, site }) => (
        <Option key={id} value={id} text={name}>
          <span className={styles.option}>
            <span>{name}</span>
            <span className={styles.about}>{[administration, site].filter((each) => each !== '').join(' · ')}</span>
          </span>
        </Option>
      ))}
    </Combobox>
  );
}
