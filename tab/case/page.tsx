import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useState } from 'react';
import type { CaseContent, CasePage as Shown } from '../../bot/api/contract.ts';
import { ApiError, whyOf } from '../api.ts';
import { useChanges, useKnown } from '../context.tsx';
import { Failed } from '../look/failed.tsx';
import { Loading } from '../look/loading.tsx';
import { useSoon } from '../look/use-soon.ts';
import { go } from '../route.ts';
import { Share } from '../share.tsx';
import { useWords } from '../words.tsx';
import { Actions } from './actions.tsx';
import { CaseTasks } from './case-tasks.tsx';
import { Content } from './content.tsx';
import { Facts } from './facts.tsx';
import { Guarded, Sealed } from './guarded.tsx';
import { Own } from './own.tsx';
import { Timeline } from './timeline.tsx';

const useStyles = makeStyles({
  page: {
    maxWidth: '1120px',
    margin: '0 auto',
    padding: '12px 24px 48px',
    '@media (max-width: 700px)': { padding: '8px 12px 40px' },
  },
  back: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '36px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 340px',
    gap: '32px',
    marginTop: '20px',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: '28px', minWidth: 0 },
});

/** A case, each part of it only for those with the right; what is not theirs never reached this browser. */
export default function CasePage({ id }: { readonly id: string }) {
  const styles = useStyles();
  const words = useWords();
  const { api } = useKnown();
  const [page, setPage] = useState<Shown | null>(null);
  const [why, setWhy] = useState<{ readonly text: string; readonly gone: boolean } | null>(null);
  /** Content opened with a reason, and the reason, which each photo states again. */
  const [opened, setOpened] = useState<{ readonly content: CaseContent; readonly reason: string } | null>(null);

  const load = useCallback(async () => {
    try {
      setPage(await api.get<Shown>(`/api/cases/${encodeURIComponent(id)}`));
      setWhy(null);
    } catch (error) {
      setWhy({
        text: whyOf(error),
        gone: error instanceof ApiError && error.status === 404,
      });
    }
  }, [api, id]);
  useEffect(() => void load(), [load]);
  const loadSoon = useSoon(load, 200);
  useChanges((change) => {
    const ours =
      change.noun === 'missed' ||
      (change.noun === 'case' && change.id === page?.pointer.id && change.version > page.pointer.version) ||
      (change.noun === 'task' && page?.tasks?.some((task) => task.id === change.id));
    if (ours) loadSoon();
  });

  const back = (
    <a href="#/cases" className={styles.back}>
      <ArrowLeft20Regular aria-hidden /> {words.case.back}
    </a>
  );
  if (why)
    return (
      <div className={styles.page}>
        {back}
        <Failed text={why.text || words.case.failed} retry={() => void load()} />
      </div>
    );
  if (!page)
    return (
      <div className={styles.page}>
        {back}
        <Loading label={words.loading} />
      </div>
    );

  const content = page.content ?? opened?.content ?? null;
  const acted = (now: Shown | null) => {
    if (now) setPage(now);
    else go('#/cases');
  };
  return (
    <article className={styles.page}>
      {back}
      <Facts page={page} content={content} />
      <Actions page={page} acted={acted} />
      <Share hash={`#/cases/${page.pointer.id}`} number={page.pointer.number} places />
      <div className={styles.columns}>
        <div className={styles.column}>
          {content && (
            <Content
              caseId={page.pointer.id}
              content={content}
              reason={page.content ? null : (opened?.reason ?? null)}
            />
          )}
          {!content && !page.own && (
            <Guarded
              caseId={page.pointer.id}
              needs={page.contentNeeds}
              opened={(found, reason) => setOpened({ content: found, reason })}
            />
          )}
          {page.own && <Own own={page.own} />}
          {page.sealed === 'reason' && <Sealed caseId={page.pointer.id} />}
        </div>
        <div className={styles.column}>
          {page.tasks && <CaseTasks tasks={page.tasks} changed={load} />}
          {page.timeline && <Timeline items={page.timeline} />}
        </div>
      </div>
    </article>
  );
}
