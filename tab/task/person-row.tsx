import { makeStyles, tokens } from '@fluentui/react-components';
import type { PersonFound } from '../../bot/api/contract.ts';
import { Portrait } from '../look/portrait.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', columnGap: '10px', minWidth: 0 },
  person: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  about: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Someone to pick: portrait, name, and what tells them from others of the same name. */
export function PersonRow({ person }: { readonly person: PersonFound }) {
  const styles = useStyles();
  return (
    <span className={styles.row}>
      {person.portrait && <Portrait person={person.id} />}
      <span className={styles.person}>
        <span>{person.name}</span>
        <span className={styles.about}>{[person.title, person.place].filter((part) => part !== '').join(' · ')}</span>
      </span>
    </span>
  );
}
