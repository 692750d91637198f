import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Me } from '../bot/api/contract.ts';
import { ApiError, createApi } from './api.ts';
import { ApiProvider } from './context.tsx';
import type { Teams, TeamsSettings } from './host.ts';
import { Failed } from './look/failed.tsx';
import { Loading } from './look/loading.tsx';
import { Shell } from './shell.tsx';
import { failureOf, refusalOf, SignInFailed } from './sign-in/failure.ts';
import { Lapsed } from './sign-in/lapsed.tsx';
import { keepTokens } from './sign-in/tokens.ts';
import { useLocale, useWords } from './words.tsx';

const SignInFailedPage = lazy(() => import('./sign-in/failed.tsx'));
const SetUp = lazy(() => import('./set-up/page.tsx'));

/** The tab in Teams: signed in by it without a word, or a page that says who must do what. */
export default function TeamsTab({ teams, settings }: { readonly teams: Teams; readonly settings: TeamsSettings }) {
  const locale = useLocale();
  const [me, setMe] = useState<Me | null>(null);
  const [why, setWhy] = useState<SignInFailed | ApiError | null>(null);
  const [lapsed, setLapsed] = useState(false);

  const words = useWords();
  const said = useRef({ lapsed: '', network: '' });
  useEffect(() => {
    said.current = { lapsed: words.errors.unauthenticated, network: words.errors.network };
  }, [words]);

  const tokens = useMemo(
    () =>
      keepTokens(async (mayOpenWindow) => {
        try {
          const token = await teams.token(mayOpenWindow);
          setLapsed(false);
          return token;
        } catch (error) {
          const { kind, code } = failureOf(error, mayOpenWindow);
          // Without a net the other bar says so, and it passes by itself.
          setLapsed(kind !== 'network');
          throw new SignInFailed(kind, code, said.current[kind === 'network' ? kind : 'lapsed']);
        }
      }),
    [teams],
  );
  const api = useMemo(() => {
    const refused = (token: string, at: number) => {
      setLapsed(true);
      const { kind, code } = refusalOf(token, settings.tenantId, at);
      return new SignInFailed(kind, code, said.current.lapsed);
    };
    return createApi({ ...tokens, refused }, locale);
  }, [tokens, settings, locale]);

  const load = useCallback(async () => {
    try {
      setMe(await api.get<Me>('/api/me'));
      setWhy(null);
    } catch (error) {
      if (error instanceof ApiError && error.code !== 'network') setWhy(error);
      else setWhy(failureOf(error instanceof ApiError ? error.code : error, false));
    }
  }, [api]);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    if (me || why) teams.shown();
  }, [teams, me, why]);

  /** After a press: Teams may now show a window. */
  async function signIn() {
    try {
      await tokens.ask();
      await load();
    } catch (error) {
      setWhy(failureOf(error, true));
    }
  }

  if (!me && why instanceof SignInFailed)
    return (
      <Suspense fallback={<Loading />}>
        <SignInFailedPage failure={why} settings={settings} teams={teams} signIn={signIn} retry={load} />
      </Suspense>
    );
  if (!me && why) return <Failed text={why.message} retry={() => void load()} />;
  if (!me) return <Loading />;
  return (
    <ApiProvider api={api} me={me} teams={teams}>
      {teams.frame === 'settings' ? (
        <Suspense fallback={<Loading />}>
          <SetUp teams={teams} />
        </Suspense>
      ) : (
        <Shell picked={false} notice={lapsed ? <Lapsed failure={why} signIn={signIn} /> : null} />
      )}
    </ApiProvider>
  );
}
