import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ChatHelp24Regular, Checkmark24Regular } from '@fluentui/react-icons';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { CaseLists } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useChanges, useKnown } from '../context.tsx';
import { Empty } from '../look/empty.tsx';
import { Failed } from '../look/failed.tsx';
import { Loading } from '../look/loading.tsx';
import { useSoon } from '../look/use-soon.ts';
import { go } from '../route.ts';
import { useWords } from '../words.tsx';
import { CaseRow } from './row.tsx';

const useStyles = makeStyles({
  page: {
    maxWidth: '960px',
    margin: '0 auto',
    padding: '20px 24px 40px',
    display: 'flex',
    flexDirection: 'column',
    gap: '28px',
    '@media (max-width: 700px)': { padding: '14px 12px 32px' },
  },
  h1: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  lead: { margin: '2px 0 12px', color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  look: { display: 'flex', gap: '8px', alignItems: 'center', flexWrap: 'wrap' },
});

/** A partner's queue, what one reported, and, for those who may, any case by its number. */
export default function CasesPage() {
  const styles = useStyles();
  const words = useWords();
  const { api, me } = useKnown();
  const [lists, setLists] = useState<CaseLists | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const load = useCallback(() => {
    api.get<CaseLists>('/api/cases').then(
      (found) => {
        setLists(found);
        setWhy(null);
      },
      (error: unknown) => setWhy(whyOf(error)),
    );
  }, [api]);
  useEffect(load, [load]);
  const loadSoon = useSoon(load, 300);
  useChanges((change) => {
    if (change.noun !== 'task' && change.noun !== 'meeting') loadSoon();
  });

  if (why !== null) return <Failed text={why || words.cases.failed} retry={load} />;
  if (!lists) return <Loading label={words.loading} />;
  const { queue, own } = lists;
  return (
    <div className={styles.page}>
      {(queue || me.sees.lookUp) && <h1 className={styles.hidden}>{words.cases.page}</h1>}
      {me.sees.lookUp && <LookUp />}
      {queue && (
        <section aria-labelledby="queue">
          <h2 id="queue" className={styles.h1}>
            {words.cases.queue}
          </h2>
          <p className={styles.lead}>{words.cases.queueLead}</p>
          {queue.length === 0 ? (
            <Empty
              icon={<Checkmark24Regular aria-hidden />}
              title={words.cases.empty.queueTitle}
              text={words.cases.empty.queueText}
            />
          ) : (
            <ul className={styles.list}>
              {queue.map((of) => (
                <CaseRow key={of.id} of={of} />
              ))}
            </ul>
          )}
        </section>
      )}
      <section aria-labelledby="own">
        {queue || me.sees.lookUp ? (
          <h2 id="own" className={styles.h1}>
            {words.cases.own}
          </h2>
        ) : (
          <h1 id="own" className={styles.h1}>
            {words.cases.own}
          </h1>
        )}
        <p className={styles.lead}>{words.cases.ownLead}</p>
        {own.length === 0 ? (
          <Empty
            icon={<ChatHelp24Regular aria-hidden />}
            title={words.cases.empty.ownTitle}
            text={words.cases.empty.ownText}
          />
        ) : (
          <ul className={styles.list}>
            {own.map((of) => (
              <CaseRow key={of.id} of={of} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function LookUp() {
  const styles = useStyles();
  const words = useWords();
  const [number, setNumber] = useState('');
  function open(event: FormEvent) {
    event.preventDefault();
    if (number.trim() !== '') go(`#/cases/${encodeURIComponent(number.trim().toUpperCase())}`);
  }
  return (
    <form className={styles.look} onSubmit={open} aria-label={words.cases.lookUp}>
      <Input
        aria-label={words.cases.lookUpLabel}
        placeholder={words.cases.lookUp}
        value={number}
        onChange={(_, { value }) => setNumber(value)}
        style={{ width: '280px' }}
      />
      <Button type="submit">{words.cases.lookUpGo}</Button>
    </form>
  );
}
