import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndo20Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useState } from 'react';
import type { ForumProposal, ForumProposals } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { fill, useWords } from '../words.tsx';
import { useMeetingNews } from './use-meetings.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '44px',
    padding: '4px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  main: { minWidth: 0, flexGrow: 1, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  h3: { margin: '16px 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** What waits for a forum's next meeting. One's own can be taken back. */
export function Proposals({ forum }: { readonly forum: string }) {
  const styles = useStyles();
  const words = useWords();
  const snack = useSnack();
  const { api } = useKnown();
  const at = `/api/forums/${encodeURIComponent(forum)}/proposals`;
  const [proposals, setProposals] = useState<readonly ForumProposal[]>([]);
  const load = useCallback(() => {
    api.get<ForumProposals>(at).then(
      (answer) => setProposals(answer.proposals),
      // What is shown stays; the next change asks again.
      () => {},
    );
  }, [api, at]);
  useEffect(load, [load]);
  useMeetingNews(load);

  async function withdraw({ id, task, title, minutes }: ForumProposal) {
    try {
      await api.send('POST', `${at}/${id}/withdraw`, {});
      const again = () => api.send('POST', at, { ...(task ? { task } : { title }), minutes }).then(load, load);
      snack({ kind: 'said', text: words.meetings.withdrawn, action: { name: words.undo, go: () => void again() } });
    } catch (error) {
      const why = whyOf(error, words.errors.network);
      snack({ kind: 'failed', text: fill(words.tasks.notSaved, { why }) });
    }
    load();
  }

  if (proposals.length === 0) return null;
  return (
    <>
      <h3 className={styles.h3}>{words.meetings.proposals}</h3>
      <ul className={styles.list}>
        {proposals.map((proposal) => (
          <li key={proposal.id} className={styles.row}>
            <div className={styles.main}>
              <div>{proposal.title}</div>
              <div className={styles.quiet}>{about(proposal)}</div>
            </div>
            {proposal.mayWithdraw && (
              <Button
                appearance="subtle"
                icon={<ArrowUndo20Regular />}
                aria-label={fill(words.meetings.withdrawThis, { title: proposal.title })}
                onClick={() => void withdraw(proposal)}
              >
                {words.meetings.withdraw}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );

  function about({ by, minutes, fromMeeting, liftedFrom }: ForumProposal): string {
    const origin = liftedFrom
      ? fill(words.meetings.liftedFrom, { forum: liftedFrom.name })
      : fromMeeting
        ? words.meetings.putOff
        : fill(words.meetings.proposedBy, { by: by.name });
    return minutes === null ? origin : `${origin} · ${fill(words.meetings.minutesShort, { count: minutes })}`;
  }
}
