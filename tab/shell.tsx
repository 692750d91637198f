import { MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useKnown } from './context.tsx';
import { Boundary } from './look/boundary.tsx';
import { KeysButton } from './look/keys-button.tsx';
import { Later } from './look/later.tsx';
import { Loading } from './look/loading.tsx';
import { NoticesButton } from './notices/button.tsx';
import { Announce } from './outbox/announce.tsx';
import { OutboxBar } from './outbox/bar.tsx';
import { above, go, parse, type Route, useHash } from './route.ts';
import { TasksPage } from './tasks/page.tsx';
import { UndoProvider } from './tasks/undo.tsx';
import { fill, useWords } from './words.tsx';

const MeetingsPage = lazy(() => import('./meetings/page.tsx'));
const MeetingPage = lazy(() => import('./meeting/page.tsx'));
const RunningBar = lazy(() => import('./meetings/running-bar.tsx'));
const MinutesPage = lazy(() => import('./minutes/page.tsx'));
const CasesPage = lazy(() => import('./cases/page.tsx'));
const CasePage = lazy(() => import('./case/page.tsx'));
const CaseOnStage = lazy(() => import('./case/on-stage.tsx'));

const useStyles = makeStyles({
  shell: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    '@media print': { display: 'block', height: 'auto' },
  },
  // A room's screen is read from across the room, whatever is on it.
  room: {
    '@media (min-width: 1200px)': { zoom: 1.5 },
    '@media (min-width: 1700px)': { zoom: 1.8 },
    '@media (min-width: 2400px)': { zoom: 2.4 },
  },
  skip: {
    position: 'absolute',
    left: '-9999px',
    ':focus': {
      left: '8px',
      top: '8px',
      zIndex: 10,
      backgroundColor: tokens.colorNeutralBackground1,
      padding: '8px 12px',
      boxShadow: tokens.shadow8,
    },
  },
  top: {
    display: 'flex',
    alignItems: 'stretch',
    gap: tokens.spacingHorizontalXL,
    padding: '0 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 700px)': { padding: '0 12px', gap: tokens.spacingHorizontalM },
    '@media print': { display: 'none' },
  },
  nav: {
    display: 'flex',
    gap: tokens.spacingHorizontalL,
    flexGrow: 1,
    overflowX: 'auto',
    // In a meeting's side panel not every name has room; its end says that there is more.
    '@media (max-width: 350px)': { maskImage: 'linear-gradient(to right, #000 calc(100% - 28px), transparent)' },
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '44px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBottom: '3px solid transparent',
    borderTop: '3px solid transparent',
    whiteSpace: 'nowrap',
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1 },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-4px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
  },
  who: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
    '@media (max-width: 700px)': { display: 'none' },
  },
  change: { color: tokens.colorBrandForegroundLink },
  main: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    outline: 'none',
    '@media print': { overflowY: 'visible' },
  },
});

const sections = {
  tasks: 'tasks',
  meetings: 'meetings',
  meeting: 'meetings',
  minutes: 'meetings',
  cases: 'cases',
  case: 'cases',
} as const satisfies { readonly [page in Route['page']]: string };

type Props = {
  readonly picked: boolean;
  /** Goes before what the shell itself has to say. */
  readonly notice?: ReactNode;
};

/** Navigation and the page. In Teams the app's own name stands above; here is only what is within. */
export function Shell({ picked, notice = null }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { me, connected, teams } = useKnown();
  const hash = useHash();
  const route = parse(hash);
  // Everyone in the room sees the stage; what is told of cases there is nothing.
  const onStage = teams?.frame === 'meetingStage';
  // A meeting on its stage fills it, and shows no way to anything else.
  const bare = onStage && route.page === 'meeting';
  const links = [
    { page: 'tasks', name: me.sees.list ? words.tasks.page : words.tasks.given },
    ...(me.sees.meetings ? [{ page: 'meetings', name: words.meetings.page }] : []),
    ...(onStage ? [] : [{ page: 'cases', name: me.sees.queue || me.sees.lookUp ? words.cases.page : words.cases.own }]),
  ];
  const here = sections[route.page];
  const title = links.find((link) => link.page === here)?.name ?? '';
  useEffect(() => {
    document.title = `${title} – ${words.app}`;
  }, [title, words]);
  useEffect(
    () =>
      teams?.onBack(() => {
        const up = above(location.hash);
        if (up !== null) go(up);
        return up !== null;
      }),
    [teams],
  );
  return (
    <div className={mergeClasses(styles.shell, onStage && styles.room)}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
        {words.skip}
      </button>
      {!bare && (
        <header className={styles.top}>
          <nav className={styles.nav} aria-label={words.pages}>
            {links.map((link) => (
              <a
                key={link.page}
                href={`#/${link.page}`}
                className={mergeClasses(styles.link, link.page === here && styles.here)}
                aria-current={link.page === here ? 'page' : undefined}
              >
                {link.name}
              </a>
            ))}
          </nav>
          {!onStage && <NoticesButton />}
          {!onStage && <KeysButton />}
          {picked && (
            <div className={styles.who}>
              <span>{fill(words.signIn.signedInAs, { name: me.name })}</span>
              <a href="/tab/" className={styles.change}>
                {words.signIn.change}
              </a>
            </div>
          )}
        </header>
      )}
      {notice ?? <Offline broken={!connected} />}
      <OutboxBar />
      <Announce />
      {me.sees.meetings && !onStage && (
        <Later>
          <RunningBar />
        </Later>
      )}
      <main id="main" tabIndex={-1} className={styles.main}>
        <UndoProvider>
          <Boundary key={here} text={words.errors.network}>
            <Suspense fallback={<Loading label={words.loading} />}>
              {route.page === 'tasks' && <TasksPage layout={route.layout} open={route.task} view={route.view} />}
              {route.page === 'meetings' && <MeetingsPage />}
              {route.page === 'meeting' && <MeetingPage key={route.id} id={route.id} />}
              {route.page === 'minutes' && <MinutesPage key={route.id} id={route.id} />}
              {onStage && here === 'cases' && <CaseOnStage hash={hash} />}
              {!onStage && route.page === 'cases' && <CasesPage />}
              {!onStage && route.page === 'case' && <CasePage key={route.id} id={route.id} />}
            </Suspense>
          </Boundary>
        </UndoProvider>
      </main>
    </div>
  );
}

const PATIENCE_MS = 3_000;

/** A short break is nobody's business; a longer one is said. */
function Offline({ broken }: { readonly broken: boolean }) {
  const words = useWords();
  const [said, setSaid] = useState(false);
  useEffect(() => {
    if (!broken) return setSaid(false);
    const timer = setTimeout(() => setSaid(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [broken]);
  if (!said) return null;
  return (
    <MessageBar intent="warning" style={{ flexShrink: 0 }}>
      <MessageBarBody>{words.offline}</MessageBarBody>
    </MessageBar>
  );
}
