import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { Me, TabWords } from '../bot/api/contract.ts';
import { type Api, createApi, fetchWords, type LocalPerson, localToken, whyOf } from './api.ts';
import { ApiProvider } from './context.tsx';
import type { Host, Teams, TeamsSettings } from './host.ts';
import { Boundary } from './look/boundary.tsx';
import { Failed } from './look/failed.tsx';
import { Loading } from './look/loading.tsx';
import { SnackProvider } from './look/snack.tsx';
import { Shell } from './shell.tsx';
import { keepTokens } from './sign-in/tokens.ts';
import { useLocale, WordsProvider } from './words.tsx';

const PickPerson = lazy(() => import('./sign-in/page.tsx'));
const TeamsTab = lazy(() => import('./teams-tab.tsx'));
const Outside = lazy(() => import('./outside.tsx'));

/** Where the tab found itself. */
export type Start =
  | { readonly kind: 'local'; readonly host: Host; readonly people: readonly LocalPerson[] | null }
  | { readonly kind: 'teams'; readonly host: Host; readonly teams: Teams; readonly settings: TeamsSettings }
  | { readonly kind: 'outside'; readonly host: Host; readonly settings: TeamsSettings };

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };
// The page's policy lets in only styles that bear its nonce.
const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

function Look({ theme, children }: { readonly theme: Host['theme']; readonly children: ReactNode }) {
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={themes[theme]} style={{ height: '100%' }}>
        {children}
      </FluentProvider>
    </RendererProvider>
  );
}

/** Before there are words in anyone's language. */
function Silent({ retry }: { readonly retry: () => void }) {
  return <Failed text="Trygg svarar inte. / Trygg does not answer." retry={retry} again="Försök igen / Try again" />;
}

/** The server did not even say where this is. */
export function Unreachable() {
  return (
    <Look theme="light">
      <Silent retry={() => location.reload()} />
    </Look>
  );
}

export function App(start: Start) {
  const { host } = start;
  const [theme, setTheme] = useState(host.theme);
  const [locale, setLocale] = useState(host.locale);
  const [words, setWords] = useState<TabWords | null>(null);
  const [broken, setBroken] = useState(false);

  useEffect(
    () =>
      host.watch((now) => {
        if (now.theme) setTheme(now.theme);
        if (now.locale) setLocale(now.locale);
      }),
    [host],
  );
  const load = useCallback(() => {
    setBroken(false);
    fetchWords(locale).then(setWords, () => setBroken(true));
  }, [locale]);
  useEffect(load, [load]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const teams = start.kind === 'teams' ? start.teams : null;
  useEffect(() => {
    if (broken) teams?.shown();
  }, [broken, teams]);

  return (
    <Look theme={theme}>
      {broken && <Silent retry={load} />}
      {!broken && !words && <Loading />}
      {words && (
        <WordsProvider words={words} locale={locale}>
          <SnackProvider>
            <Boundary text={words.errors.network}>
              <Suspense fallback={<Loading />}>
                {start.kind === 'local' && <LocalTab host={host} people={start.people} />}
                {start.kind === 'teams' && <TeamsTab teams={start.teams} settings={start.settings} />}
                {start.kind === 'outside' && <Outside settings={start.settings} />}
              </Suspense>
            </Boundary>
          </SnackProvider>
        </WordsProvider>
      )}
    </Look>
  );
}

function LocalTab({ host, people }: { readonly host: Host; readonly people: readonly LocalPerson[] | null }) {
  const locale = useLocale();
  const person = host.local?.person ?? null;
  const api = useMemo(() => {
    if (person === null) return null;
    return createApi({ ...keepTokens(() => localToken(person)), refused: () => null }, locale);
  }, [person, locale]);
  if (!api) return <PickPerson people={people ?? []} />;
  return <SignedIn api={api} picked={people !== null} />;
}

function SignedIn({ api, picked }: { readonly api: Api; readonly picked: boolean }) {
  const [me, setMe] = useState<Me | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const load = useCallback(() => {
    setWhy(null);
    api.get<Me>('/api/me').then(setMe, (error: unknown) => setWhy(whyOf(error)));
  }, [api]);
  useEffect(load, [load]);
  if (why !== null) return <Failed text={why} retry={load} />;
  if (!me) return <Loading />;
  return (
    <ApiProvider api={api} me={me} teams={null}>
      <Shell picked={picked} />
    </ApiProvider>
  );
}
