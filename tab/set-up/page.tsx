import { Field, MessageBar, MessageBarBody, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AppsListDetail24Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useKnown } from '../context.tsx';
import type { TabChoice, Teams } from '../host.ts';
import { Loading } from '../look/loading.tsx';
import { NoticePage } from '../look/notice-page.tsx';
import { fill, useWords } from '../words.tsx';

const useStyles = makeStyles({ hint: { margin: 0, color: tokens.colorNeutralForeground2 } });

/** `tasks`, or `tasks-<förvaltning>`: so that two tabs of one channel are two. */
const entityOf = (administration: string) => (administration === '' ? 'tasks' : `tasks-${administration}`);
const administrationOf = (entity: string | null) => /^tasks-(.+)$/.exec(entity ?? '')?.[1] ?? '';

/** What the tab in a channel, chat or meeting shows. Teams' own window around it has the buttons. */
export default function SetUpPage({ teams }: { readonly teams: Teams }) {
  const styles = useStyles();
  const all = useWords();
  const words = all.setUp;
  const { choices, me } = useKnown();
  const [administration, setAdministration] = useState('');
  const chosen = useRef<TabChoice | null>(null);
  const name = choices?.administrations.find(({ id }) => id === administration)?.name;
  const shown = name === undefined ? '' : administration;
  const query = shown === '' ? '' : `?${new URLSearchParams({ administration: shown })}`;
  chosen.current = {
    entity: entityOf(shown),
    address: `${location.origin}/tab/${query}`,
    name: name === undefined ? words.name : fill(words.nameOf, { administration: name }),
  };

  useEffect(() => {
    document.title = `${words.title} – ${all.app}`;
  }, [words, all]);
  useEffect(() => {
    // A tab that is changed, not new, starts from what it is.
    teams.tab.entity().then(
      (entity) => setAdministration(administrationOf(entity)),
      () => {},
    );
  }, [teams]);
  const ready = choices !== null;
  useEffect(() => {
    if (ready) return teams.tab.onSave(() => chosen.current);
  }, [teams, ready]);

  if (!choices) return <Loading label={all.loading} rows={3} />;
  return (
    <NoticePage
      icon={<AppsListDetail24Regular aria-hidden />}
      title={words.title}
      text={words.lead[teams.place === 'personal' ? 'chat' : teams.place]}
    >
      {!me.sees.list && (
        <MessageBar intent="info">
          <MessageBarBody>{words.noList}</MessageBarBody>
        </MessageBar>
      )}
      <Field label={words.which} hint={words.hint}>
        <Select value={shown} onChange={(_, { value }) => setAdministration(value)}>
          <option value="">{words.all}</option>
          {choices.administrations.map(({ id, name: each }) => (
            <option key={id} value={id}>
              {each}
            </option>
          ))}
        </Select>
      </Field>
      <p className={styles.hint}>{words.save}</p>
    </NoticePage>
  );
}
