import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { CloudArrowUp20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import type { TaskConflict } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { useModal } from '../look/use-modal.ts';
import { ownOf } from '../tasks/use-tasks.ts';
import { fill, useWords } from '../words.tsx';
import type { Entry } from './entry.ts';

const ConflictDialog = lazy(() => import('../task/conflict.tsx'));
const RefusedDialog = lazy(() => import('./refused-dialog.tsx'));

/** What goes out at once need not be told. */
const PATIENCE_MS = 800;

const useStyles = makeStyles({
  waiting: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '6px 24px',
    flexShrink: 0,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 700px)': { padding: '6px 12px' },
  },
  refused: { flexShrink: 0 },
});

/** How much waits for the network, and what became of it that someone has to see. */
export function OutboxBar() {
  const styles = useStyles();
  const words = useWords();
  const text = words.outbox;
  const { outbox, connected } = useKnown();
  const { waiting, refused, conflicts, durable } = useSyncExternalStore(outbox.subscribe, outbox.state);
  const some = useLasting(waiting.length > 0);
  const { asked, ask, gone } = useModal<null>();
  const waits = waiting.length === 1 ? text.waitingOne : fill(text.waiting, { count: waiting.length });
  return (
    <>
      <div role="status">
        {some && waiting.length > 0 && (
          <div className={styles.waiting} data-outbox="waiting">
            <CloudArrowUp20Regular aria-hidden />
            <span>
              {connected && navigator.onLine ? text.sending : waits}
              {!durable && ` ${text.fleeting}`}
            </span>
          </div>
        )}
      </div>
      {refused.length > 0 && (
        <MessageBar intent="error" className={styles.refused}>
          <MessageBarBody>
            {refused.length === 1 ? text.refusedOne : fill(text.refused, { count: refused.length })}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => ask(null)}>{text.show}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <Suspense>
        {asked && refused.length > 0 && (
          <RefusedDialog key={asked.key} entries={refused} gone={() => gone(asked.key)} />
        )}
        {conflicts[0] && <Met key={conflicts[0].seq} entry={conflicts[0]} />}
      </Suspense>
    </>
  );
}

/** True once it has been so for a while. */
function useLasting(now: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!now) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return lasting;
}

/** What someone else had changed when it was sent: both values, by the same dialog as always. */
function Met({ entry }: { readonly entry: Entry }) {
  const words = useWords();
  const snack = useSnack();
  const { api, outbox } = useKnown();
  const { met } = entry;
  if (!met) return null;
  async function keep(own: readonly TaskConflict[]) {
    try {
      if (met && own.length > 0) await api.send('PATCH', `/api/tasks/${met.task.id}`, { changes: own.map(ownOf) });
      await outbox.settle(entry);
    } catch (error) {
      const why = whyOf(error, words.errors.network);
      snack({ kind: 'failed', text: fill(words.tasks.notSaved, { why }) });
    }
  }
  return <ConflictDialog conflicts={met.conflicts} task={met.task.id} keep={(own) => void keep(own)} />;
}
