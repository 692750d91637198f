import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { Send20Regular } from '@fluentui/react-icons';
import { type FormEvent, useState } from 'react';
import type { Task, TaskHistory } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { instantWords } from '../format.ts';
import { fill, useLocale, useWords } from '../words.tsx';

const useStyles = makeStyles({
  h3: { margin: '4px 0 8px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '10px' },
  comment: {
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusLarge,
    padding: '8px 12px',
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  who: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  text: { margin: '2px 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  pale: { color: tokens.colorNeutralForeground3, margin: 0 },
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    marginTop: '10px',
    alignItems: 'flex-end',
    '& > :first-child': { width: '100%' },
  },
  lost: { color: tokens.colorPaletteDarkOrangeForeground1 },
  values: { overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200 },
  from: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
});

export function Comments({
  task,
  comments,
  told,
}: {
  readonly task: Task;
  readonly comments: TaskHistory['comments'];
  readonly told: () => Promise<void>;
}) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const { api } = useKnown();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  async function say(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || busy) return;
    setBusy(true);
    try {
      await api.send('POST', `/api/tasks/${task.id}/comments`, { text });
      setText('');
      setWrong('');
      await told();
    } catch (error) {
      setWrong((error instanceof Error && error.message) || words.errors.network);
    }
    setBusy(false);
  }
  return (
    <section>
      <h3 className={styles.h3}>{words.tasks.comments}</h3>
      {comments.length === 0 && <p className={styles.pale}>{words.tasks.noComments}</p>}
      <ul className={styles.list}>
        {comments.map((comment) => (
          <li key={comment.id} className={styles.comment}>
            <div className={styles.who}>
              <span>{comment.by.name}</span>
              <time dateTime={comment.at}>{instantWords(comment.at, locale)}</time>
            </div>
            <p className={styles.text}>{comment.text}</p>
          </li>
        ))}
      </ul>
      {task.may.comment && (
        <form className={styles.form} onSubmit={say}>
          <Field label={words.tasks.comment} hint={words.tasks.commentHint} validationMessage={wrong || null}>
            <Textarea rows={2} resize="vertical" value={text} onChange={(_, { value }) => setText(value)} />
          </Field>
          <Button type="submit" icon={<Send20Regular />} disabled={text.trim() === ''} disabledFocusable={busy}>
            {words.tasks.send}
          </Button>
        </form>
      )}
    </section>
  );
}

export function History({ task, revisions }: { readonly task: Task; readonly revisions: TaskHistory['revisions'] }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  return (
    <section>
      <h3 className={styles.h3}>{words.tasks.history}</h3>
      <ul className={styles.list}>
        {[...revisions].reverse().map((revision) => (
          <li key={`${revision.at}${revision.field}${revision.to}`}>
            <div className={styles.who}>
              <span className={revision.applied ? undefined : styles.lost}>
                {fill(revision.applied ? words.tasks.changedFrom : words.tasks.changedLost, {
                  by: revision.by.name,
                  field: words.tasks.fields[revision.field].toLowerCase(),
                })}
              </span>
              <time dateTime={revision.at}>{instantWords(revision.at, locale)}</time>
            </div>
            <div className={styles.values}>
              <span className={styles.from}>{revision.from}</span> → <span>{revision.to}</span>
            </div>
          </li>
        ))}
        <li className={styles.who}>
          <span>{fill(words.tasks.createdBy, { by: task.createdBy.name })}</span>
          <time dateTime={task.createdAt}>{instantWords(task.createdAt, locale)}</time>
        </li>
      </ul>
    </section>
  );
}
