import { FluentProvider, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import { AppsListRegular, ChatRegular, PeopleRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { Chat } from './chat.tsx';
import { Guide } from './guide.tsx';
import type { Locale, Person } from './model.ts';
import { Notices } from './notices.tsx';
import { People } from './people.tsx';
import { type Place, usePlace } from './place.ts';
import { useSettings } from './settings.ts';
import { Splitter } from './splitter.tsx';
import { TabPane } from './tab-pane.tsx';
import { TopBar } from './top-bar.tsx';
import { useStage } from './use-stage.ts';
import { words as catalogue } from './words.ts';

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };
const panes = ['people', 'chat', 'tab'] as const;
const paneIcons = { people: <PeopleRegular />, chat: <ChatRegular />, tab: <AppsListRegular /> };

export function App() {
  const [settings, change] = useSettings();
  const { theme, locale, width, tabShown } = settings;
  const words = catalogue[locale];
  // One whose own client is in English stays so; the others follow the switch.
  const localeOf = (one: Person): Locale => (locale === 'en' ? 'en' : one.locale);

  const [place, setPlace] = usePlace();
  const stage = useStage(place, localeOf);
  const { overview, person, channel } = stage;
  const [pane, setPane] = useState<(typeof panes)[number]>(place.person ? 'chat' : 'people');
  const [share, setShare] = useState(48);
  const [route, setRoute] = useState({ hash: '' });
  const [said, setSaid] = useState('');

  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset.theme = theme;
  }, [locale, theme]);
  const waiting = [...overview.people, ...overview.channels].reduce((sum, { unread }) => sum + unread, 0);
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) Trygg` : 'Trygg';
  }, [waiting]);

  const go = (to: Place) => {
    if (to.person !== place.person) setRoute({ hash: '' });
    setPlace(to);
    setPane('chat');
  };
  const openTab = (hash: string) => {
    change({ tabShown: true });
    setRoute({ hash });
    setPane('tab');
  };

  return (
    <FluentProvider theme={themes[theme]} className={`stage theme-${theme}`}>
      <TopBar settings={settings} onSettings={change} overview={overview} onGo={go} words={words} />
      {!stage.contact && (
        <p className="no-contact" role="status">
          {words.noContact}
        </p>
      )}
      <div className={`frame ${width}`}>
        <main
          className="client"
          data-pane={pane}
          data-tab={tabShown || undefined}
          data-chosen={person ? true : undefined}
        >
          <People overview={overview} place={place} words={words} onGo={go} />
          {person ? (
            <Chat
              key={`${person.id} ${channel?.id ?? ''}`}
              stage={stage}
              person={person}
              locale={localeOf(person)}
              words={words}
              onOpenTab={openTab}
              announce={setSaid}
            />
          ) : (
            stage.ready && <Guide overview={overview} words={words} onGo={go} />
          )}
          {person && tabShown && <Splitter share={share} onShare={setShare} label={words.resize} />}
          {person && (
            <section className="tab-pane" aria-label={words.tab} style={{ flexGrow: (100 * share) / (100 - share) }}>
              <TabPane
                key={person.id}
                person={person}
                route={route}
                theme={theme}
                locale={localeOf(person)}
                words={words}
              />
            </section>
          )}
          <nav className="switches" aria-label="Trygg">
            {panes.map((name) => (
              <button
                key={name}
                type="button"
                data-testid={`pane-${name}`}
                aria-current={pane === name ? 'page' : undefined}
                disabled={name !== 'people' && !person && name === 'tab'}
                onClick={() => setPane(name)}
              >
                {paneIcons[name]}
                {words[name]}
              </button>
            ))}
          </nav>
        </main>
      </div>
      <Notices
        notices={stage.notices}
        overview={overview}
        words={words}
        viewer={place.person}
        onGo={go}
        onDismiss={stage.dismiss}
      />
      <div className="visually-hidden" role="status" aria-live="polite">
        {said}
      </div>
    </FluentProvider>
  );
}
