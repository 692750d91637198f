import {
  Button,
  Drawer,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  Field,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { Task, TaskHistory } from '../../bot/api/contract.ts';
import { useChanges, useKnown } from '../context.tsx';
import { Failed } from '../look/failed.tsx';
import { Loading } from '../look/loading.tsx';
import { useSnack } from '../look/snack.tsx';
import { usePhone } from '../look/width.ts';
import { Share } from '../share.tsx';
import {
  AdministrationCell,
  DateCell,
  PersonCell,
  StatusCell,
  TextCell,
  useCellStyles,
  type Write,
} from '../tasks/cells.tsx';
import { fill, useWords } from '../words.tsx';
import { Comments, History } from './talk.tsx';

const Requests = lazy(() => import('../requests/section.tsx'));

const useStyles = makeStyles({
  drawer: { width: '400px', flexShrink: 0, maxWidth: '100vw', '@media (max-width: 700px)': { width: '100vw' } },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    paddingBottom: '24px',
    // A message bar would give way, and its words be cut.
    '& > *': { flexShrink: 0 },
  },
  fields: { display: 'grid', gridTemplateColumns: '110px 1fr', alignItems: 'center', gap: '4px 8px' },
  label: { color: tokens.colorNeutralForeground3 },
  title: {
    marginLeft: '-8px',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    height: '38px',
  },
  fixed: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, margin: '4px 0 0' },
});

type Props = {
  readonly id: string;
  readonly write: Write;
  readonly did: (task: Task) => void /** The same task in the list, when it is there. */;
  readonly live: Task | null;
  readonly close: () => void;
};

/** One task, with what was said about it and what it was before. */
export default function Panel({ id, write, did, live, close }: Props) {
  const styles = useStyles();
  const cells = useCellStyles();
  const words = useWords();
  const phone = usePhone();
  const snack = useSnack();
  const { api } = useKnown();
  const [own, setOwn] = useState<Task | null>(null);
  const [history, setHistory] = useState<TaskHistory | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const task = live && (!own || live.version >= own.version) ? live : own;

  const load = useCallback(async () => {
    try {
      const [found, told] = await Promise.all([
        api.get<Task>(`/api/tasks/${id}`),
        api.get<TaskHistory>(`/api/tasks/${id}/history`),
      ]);
      setOwn(found);
      setHistory(told);
      setWhy(null);
    } catch (error) {
      setWhy(error instanceof Error ? error.message : '');
    }
  }, [api, id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the task has a longer history
  useEffect(() => void load(), [load, live?.version]);
  useChanges((change) => {
    if (change.noun === 'missed' || change.id === id) void load();
  });

  const writeAndSee: Write = async (...args) => {
    const good = await write(...args);
    await load();
    return good;
  };
  async function press(path: string, body: object, said: string) {
    try {
      const after = await api.send<Task>('POST', `/api/tasks/${id}/${path}`, body);
      if (!after) return;
      did(after);
      setOwn(after);
      snack({ kind: 'said', text: fill(said, { number: after.number }) });
    } catch (error) {
      snack({ kind: 'failed', text: error instanceof Error ? error.message : '' });
    }
  }

  return (
    <Drawer
      type={phone ? 'overlay' : 'inline'}
      open
      position="end"
      separator
      className={styles.drawer}
      onOpenChange={(_, { open }) => open || close()}
      aria-label={task ? fill(words.tasks.details, { number: task.number }) : words.loading}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ as: 'h2' }}
          action={<Button appearance="subtle" aria-label={words.close} icon={<Dismiss24Regular />} onClick={close} />}
        >
          {task?.number ?? ''}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        {why !== null && <Failed text={why} retry={() => void load()} />}
        {why === null && !task && <Loading label={words.loading} rows={4} />}
        {why === null && task && (
          <>
            <div>
              {task.origin === 'case' ? (
                <p className={styles.fixed}>{task.title}</p>
              ) : (
                <TextCell
                  task={task}
                  field="title"
                  value={task.title}
                  write={writeAndSee}
                  label={words.tasks.fields.title}
                  className={styles.title}
                />
              )}
              {task.case && (
                <p className={styles.note}>
                  {task.case.open ? (
                    <Link href={`#/cases/${task.case.id}`}>
                      {fill(words.tasks.fromCase, { number: task.case.number })}
                    </Link>
                  ) : (
                    fill(words.tasks.fromCase, { number: task.case.number })
                  )}
                  {'. '}
                  {words.tasks.neutral}
                </p>
              )}
            </div>
            <Share hash={`#/tasks/${task.id}`} number={task.number} places={false} />
            <div className={styles.fields}>
              <span className={styles.label}>{words.tasks.fields.status}</span>
              <StatusCell task={task} write={writeAndSee} />
              <span className={styles.label}>{words.tasks.fields.responsible}</span>
              <PersonCell task={task} write={writeAndSee} />
              <span className={styles.label}>{words.tasks.fields.dueDate}</span>
              <DateCell task={task} write={writeAndSee} />
              <span className={styles.label}>{words.tasks.fields.administration}</span>
              <AdministrationCell task={task} write={writeAndSee} />
              {task.origin !== 'case' && (
                <>
                  <span className={styles.label}>{words.tasks.fields.origin}</span>
                  <span className={cells.field} style={{ lineHeight: '30px' }}>
                    {words.tasks.origins[task.origin]}
                  </span>
                </>
              )}
            </div>
            {task.rowRemoved && (
              <MessageBar layout="multiline" intent="warning">
                <MessageBarBody>{words.tasks.rowRemoved}</MessageBarBody>
                {task.may.settleRow && (
                  <MessageBarActions>
                    <Button onClick={() => void press('row', { removal: 'putBack' }, words.tasks.rowBack)}>
                      {words.tasks.rowPutBack}
                    </Button>
                    <Button onClick={() => void press('row', { removal: 'end' }, words.tasks.rowEnded)}>
                      {words.tasks.rowEnd}
                    </Button>
                  </MessageBarActions>
                )}
              </MessageBar>
            )}
            {task.keepsCaseOpen && task.status !== 'done' && (
              <MessageBar layout="multiline" intent="info">
                <MessageBarBody>
                  {words.tasks.keepsCaseOpen}{' '}
                  {task.may.move && (
                    <Link as="button" onClick={() => void press('move', {}, words.tasks.moved)}>
                      {words.tasks.move}
                    </Link>
                  )}
                </MessageBarBody>
              </MessageBar>
            )}
            {task.origin !== 'case' && <Description task={task} write={writeAndSee} />}
            <Suspense>
              <Requests task={task} />
            </Suspense>
            {history && <Comments task={task} comments={history.comments} told={load} />}
            {history && <History task={task} revisions={history.revisions} />}
          </>
        )}
      </DrawerBody>
    </Drawer>
  );
}

function Description({ task, write }: { readonly task: Task; readonly write: Write }) {
  const words = useWords();
  const [draft, setDraft] = useState<{ readonly text: string; readonly base: number } | null>(null);
  const text = draft?.text ?? task.description;
  async function keep() {
    if (!draft) return;
    if (draft.text.trim() === task.description || (await write(task, 'description', draft.text.trim(), draft.base)))
      setDraft(null);
  }
  return (
    <Field label={words.tasks.fields.description}>
      <Textarea
        resize="vertical"
        rows={3}
        value={text}
        readOnly={!task.may.edit.includes('description')}
        onChange={(_, { value }) => setDraft({ text: value, base: draft?.base ?? task.fieldVersions.description })}
        onBlur={() => void keep()}
      />
    </Field>
  );
}
