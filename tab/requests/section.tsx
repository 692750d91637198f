import { Badge, Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { ExternalRequest, RequestList, RequestSettled, Task } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { dateWords } from '../format.ts';
import { Failed } from '../look/failed.tsx';
import { useSnack } from '../look/snack.tsx';
import { Section } from '../task/section.tsx';
import { fill, useLocale, useWords } from '../words.tsx';

const RequestForm = lazy(() => import('./form.tsx'));
const LetterDialog = lazy(() => import('./letter-dialog.tsx'));
const EvidenceDialog = lazy(() => import('./evidence.tsx'));

const useStyles = makeStyles({
  none: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', rowGap: '8px' },
  request: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '2px',
    padding: '10px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px' },
  what: { fontWeight: tokens.fontWeightSemibold },
  about: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  ways: { display: 'flex', flexWrap: 'wrap', columnGap: '14px', rowGap: '4px', paddingTop: '4px' },
  way: { minHeight: '24px', '@media (max-width: 700px)': { minHeight: '44px' } },
});

type Open =
  | { readonly kind: 'form' }
  | { readonly kind: 'letter' | 'evidence'; readonly request: ExternalRequest }
  | null;

/** What was asked of others for a task, and how it went. */
export default function Requests({ task }: { readonly task: Task }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.requests;
  const snack = useSnack();
  const { api } = useKnown();
  const [list, setList] = useState<RequestList | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const load = useCallback(async () => {
    try {
      setList(await api.get<RequestList>(`/api/tasks/${task.id}/requests`));
      setWhy(null);
    } catch (error) {
      setWhy(whyOf(error, words.errors.network));
    }
  }, [api, task.id, words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the task may have another request
  useEffect(() => void load(), [load, task.version]);

  async function settle(request: ExternalRequest, settled: RequestSettled) {
    try {
      const after = await api.send<RequestList>('POST', `/api/requests/${request.id}/state`, settled);
      if (after) setList(after);
      const { number } = request;
      const undo = { name: words.undo, go: () => void settle(request, { state: 'sent' }) };
      snack({
        kind: 'said',
        text: fill(text.said[settled.state], { number }),
        ...(settled.state === 'sent' ? {} : { action: undo }),
      });
    } catch (error) {
      snack({ kind: 'failed', text: whyOf(error, words.errors.network) });
    }
  }

  if (why !== null) return <Failed text={why} retry={() => void load()} />;
  if (!list) return null;
  const { requests, choices } = list;
  if (requests.length === 0 && !choices) return null;
  const noParties = choices?.parties.length === 0;
  return (
    <Section title={text.title}>
      {requests.length === 0 && <p className={styles.none}>{noParties ? text.noParties : text.none}</p>}
      <ul className={styles.list}>
        {requests.map((request) => (
          <RequestItem
            key={request.id}
            request={request}
            maySettle={choices !== null}
            open={setOpen}
            settle={(settled) => void settle(request, settled)}
          />
        ))}
      </ul>
      {choices && !noParties && (
        <div>
          <Button size="small" icon={<Add20Regular />} onClick={() => setOpen({ kind: 'form' })}>
            {text.add}
          </Button>
        </div>
      )}
      <Suspense>
        {open?.kind === 'form' && choices && (
          <RequestForm task={task} choices={choices} made={setList} gone={() => setOpen(null)} />
        )}
        {open?.kind === 'letter' && <LetterDialog request={open.request} gone={() => setOpen(null)} />}
        {open?.kind === 'evidence' && choices && (
          <EvidenceDialog
            request={open.request}
            choices={choices}
            choose={(done) => {
              setOpen(null);
              if (done) void settle(open.request, { state: 'fulfilled', ...done });
            }}
          />
        )}
      </Suspense>
    </Section>
  );
}

type ItemProps = {
  readonly request: ExternalRequest;
  readonly maySettle: boolean;
  readonly open: (open: Open) => void;
  readonly settle: (settled: RequestSettled) => void;
};

function RequestItem({ request, maySettle, open, settle }: ItemProps) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const text = words.requests;
  const { number, state, count } = request;
  const date = (day: string) => dateWords(day, locale, words);
  const what = fill(text.what, { measure: request.measure.name, object: request.object.name });
  const how = {
    sent: text.sent,
    withdrawn: fill(text.withdrawn, { by: request.settledBy?.name ?? '' }),
    fulfilled: fill(text.fulfilled, {
      date: date(request.fulfilledOn ?? request.dueDate),
      evidence: request.evidence?.name ?? '',
      by: request.settledBy?.name ?? '',
    }),
  }[state];
  return (
    <li className={styles.request} data-request={number}>
      <span className={styles.head}>
        <span className={styles.what}>{count > 1 ? `${what} (${count})` : what}</span>
        {state === 'fulfilled' && (
          <Badge appearance="tint" color="success">
            {text.done}
          </Badge>
        )}
      </span>
      <span className={styles.about}>{[number, request.party.name, request.place.name].join(' · ')}</span>
      <span className={styles.about}>
        {state === 'sent' && (
          <>
            <span className={request.overdue ? styles.late : undefined}>
              {fill(text.due, { date: date(request.dueDate) })}
              {request.overdue && ` · ${text.late}`}
            </span>
            {'. '}
          </>
        )}
        {how}
      </span>
      <span className={styles.ways}>
        <Link as="button" className={styles.way} onClick={() => open({ kind: 'letter', request })}>
          {text.show}
        </Link>
        {maySettle && state === 'sent' && (
          <>
            <Link as="button" className={styles.way} onClick={() => open({ kind: 'evidence', request })}>
              {text.done}
            </Link>
            <Link as="button" className={styles.way} onClick={() => settle({ state: 'withdrawn' })}>
              {text.withdraw}
            </Link>
          </>
        )}
        {maySettle && state !== 'sent' && (
          <Link as="button" className={styles.way} onClick={() => settle({ state: 'sent' })}>
            {text.reopen}
          </Link>
        )}
      </span>
    </li>
  );
}
