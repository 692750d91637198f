import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { Me, TabWords } from '../bot/api/contract.ts';
import { type Api, createApi, fetchWords, keepToken, type LocalPerson, localToken } from './api.ts';
import { ApiProvider } from './context.tsx';
import type { Host } from './host.ts';
import { Failed } from './look/failed.tsx';
import { Loading } from './look/loading.tsx';
import { SnackProvider } from './look/snack.tsx';
import { Shell } from './shell.tsx';
import { WordsProvider } from './words.tsx';

const SignIn = lazy(() => import('./sign-in/page.tsx'));

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };
// The page's policy lets in only styles that bear its nonce.
const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

export function App({ host, people }: { readonly host: Host; readonly people: readonly LocalPerson[] | null }) {
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

  const person = host.local?.person ?? null;
  const api = useMemo(() => {
    const fresh = host.teamsToken ?? (person === null ? null : () => localToken(person));
    return fresh && createApi(keepToken(fresh), locale);
  }, [host, person, locale]);

  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={themes[theme]} style={{ height: '100%' }}>
        {broken && (
          <Failed text="Trygg svarar inte. / Trygg does not answer." retry={load} again="Försök igen / Try again" />
        )}
        {!broken && !words && <Loading />}
        {words && (
          <WordsProvider words={words} locale={locale}>
            <SnackProvider>
              {api ? (
                <SignedIn api={api} picked={host.local !== null && people !== null} />
              ) : (
                <Suspense fallback={<Loading />}>
                  <SignIn people={people ?? []} />
                </Suspense>
              )}
            </SnackProvider>
          </WordsProvider>
        )}
      </FluentProvider>
    </RendererProvider>
  );
}

function SignedIn({ api, picked }: { readonly api: Api; readonly picked: boolean }) {
  const [me, setMe] = useState<Me | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const load = useCallback(() => {
    setWhy(null);
    api.get<Me>('/api/me').then(setMe, (error: unknown) => setWhy(error instanceof Error ? error.message : ''));
  }, [api]);
  useEffect(load, [load]);
  if (why !== null) return <Failed text={why} retry={load} />;
  if (!me) return <Loading />;
  return (
    <ApiProvider api={api} me={me}>
      <Shell picked={picked} />
    </ApiProvider>
  );
}
