import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AccessRole } from '../../bot/api/contract.ts';
import type { LocalPerson } from '../api.ts';
import { initials } from '../format.ts';
import { useWords } from '../words.tsx';

const useStyles = makeStyles({
  page: { height: '100%', overflowY: 'auto', backgroundColor: tokens.colorNeutralBackground2 },
  inside: {
    maxWidth: '640px',
    margin: '0 auto',
    padding: '40px 20px',
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
  },
  h1: { margin: 0, fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  lead: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  person: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr auto',
    alignItems: 'center',
    gap: '0 12px',
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  face: {
    '::before': { content: 'attr(data-initials)' },
    width: '36px',
    height: '36px',
    borderRadius: '50%',
    display: 'grid',
    placeItems: 'center',
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  name: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  title: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  role: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, textAlign: 'right' },
});

/** Local mode on its own: whoever sits here picks an invented person. */
export default function SignIn({ people }: { readonly people: readonly LocalPerson[] }) {
  const styles = useStyles();
  const words = useWords();
  const [text, setText] = useState('');
  const sought = text.trim().toLowerCase();
  const shown = people.filter((person) => `${person.name} ${person.title}`.toLowerCase().includes(sought));
  const names: { readonly [role in AccessRole]: string } = words.signIn.roles;
  const roleWords = (role: string) => Object.entries(names).find(([name]) => name === role)?.[1] ?? '';
  const address = (person: LocalPerson) => {
    const next = new URL(location.href);
    next.searchParams.set('as', person.id);
    return next.href;
  };
  return (
    <main className={styles.page}>
      <div className={styles.inside}>
        <h1 className={styles.h1}>{words.signIn.title}</h1>
        <p className={styles.lead}>{words.signIn.lead}</p>
        <Input
          type="search"
          size="large"
          aria-label={words.signIn.search}
          placeholder={words.signIn.search}
          contentBefore={<Search20Regular aria-hidden />}
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
        {shown.length === 0 && <p role="status">{words.signIn.none}</p>}
        <ul className={styles.list}>
          {shown.map((person) => (
            <li key={person.id}>
              <a className={styles.person} href={address(person)}>
                <span className={styles.face} data-initials={initials(person.name)} aria-hidden />
                <span className={styles.name}>
                  <span>{person.name}</span>
                  <span className={styles.title}>{person.title}</span>
                </span>
                <span className={styles.role}>
                  {person.roles
                    .filter((role) => role !== 'employee')
                    .map(roleWords)
                    .join(', ')}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
