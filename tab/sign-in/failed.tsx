import { Button, Link, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { LockClosed24Regular, PlugDisconnected24Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { Teams, TeamsSettings } from '../host.ts';
import { NoticePage } from '../look/notice-page.tsx';
import { fill, useWords } from '../words.tsx';
import type { SignInFailed, SignInKind } from './failure.ts';
import { Letter } from './letter.tsx';

const useStyles = makeStyles({
  section: {
    padding: '16px 20px 20px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
  },
  h2: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  text: { margin: 0 },
  admin: { alignSelf: 'flex-start' },
  presses: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  now: { margin: 0, display: 'flex', flexWrap: 'wrap', gap: '4px 16px', alignItems: 'center' },
  code: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Where a press lets Teams show a window that may mend it; elsewhere it only tries again. */
const byWindow: readonly SignInKind[] = ['consent', 'stepUp', 'popup', 'cookies', 'unknown'];
const RETRY_MS = 15_000;

type Props = {
  readonly failure: SignInFailed;
  readonly settings: TeamsSettings;
  readonly teams: Teams;
  readonly signIn: () => Promise<void>;
  readonly retry: () => Promise<void>;
};

/** Nobody is signed in: what is wrong, and who must do what about it. */
export default function SignInFailedPage({ failure, settings, teams, signIn, retry }: Props) {
  const styles = useStyles();
  const all = useWords();
  const words = all.signInFailed;
  const { kind, code } = failure;
  const says = words.kinds[kind];
  const [busy, setBusy] = useState(false);
  const asks = byWindow.includes(kind);

  useEffect(() => {
    document.title = `${says.title} – ${all.app}`;
  }, [says, all]);
  useEffect(() => {
    if (kind !== 'network') return;
    const again = () => void retry();
    const timer = setInterval(again, RETRY_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [kind, retry]);

  async function press() {
    setBusy(true);
    await (asks ? signIn() : retry());
    setBusy(false);
  }
  const { appId, tenantId, adminConsentUrl } = settings;
  const letter = fill(says.letter, { appId, tenantId, link: adminConsentUrl, code: code ?? words.noCode });

  return (
    <NoticePage
      icon={kind === 'network' ? <PlugDisconnected24Regular aria-hidden /> : <LockClosed24Regular aria-hidden />}
      title={says.title}
      text={says.what}
    >
      <section className={styles.section} aria-labelledby="you">
        <h2 id="you" className={styles.h2}>
          {words.you}
        </h2>
        <p className={styles.text}>{says.you}</p>
        <div className={styles.presses}>
          <Button appearance="primary" disabledFocusable={busy} onClick={() => void press()}>
            {asks ? words.press : all.retry}
          </Button>
          {busy && <Spinner size="tiny" label={words.working} />}
        </div>
      </section>
      {/* Before what is for others: who came here may have been threatened. */}
      <div className={styles.now}>
        <span>{words.chat}</span>
        <Button onClick={() => void teams.openChat().catch(() => {})}>{all.share.chat}</Button>
        <span>{words.danger}</span>
      </div>
      {says.letter !== '' && (
        <section className={styles.section} aria-labelledby="it">
          <h2 id="it" className={styles.h2}>
            {asks ? words.itToo : words.it}
          </h2>
          <p className={styles.text}>{says.it}</p>
          <Letter text={letter} copy={teams.copy} />
          {(kind === 'approval' || kind === 'consent') && (
            <Link className={styles.admin} href={adminConsentUrl} target="_blank" rel="noreferrer">
              {words.admin}
            </Link>
          )}
        </section>
      )}
      {code !== null && <p className={styles.code}>{fill(words.code, { code })}</p>}
    </NoticePage>
  );
}
