import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndo16Regular, Delete16Regular, Send20Regular } from '@fluentui/react-icons';
import { type FormEvent, useId, useState } from 'react';
import type { Named, Task } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { instantWords } from '../format.ts';
import { useLocale, useWords } from '../words.tsx';
import { draftOf, keepDraft } from './drafts.ts';
import { Face } from './face.tsx';
import { MentionBox } from './mention-box.tsx';
import { partsOf, stillNamed } from './mentions.ts';
import { Section } from './section.tsx';
import { type Comment, type CommentActs, useComments } from './use-comments.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
  comment: { display: 'flex', gap: '8px' },
  body: { minWidth: 0, flexGrow: 1 },
  who: { display: 'flex', alignItems: 'baseline', gap: '8px', flexWrap: 'wrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { margin: '2px 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  mention: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  me: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    borderRadius: tokens.borderRadiusSmall,
    padding: '0 2px',
  },
  act: {
    flexShrink: 0,
    alignSelf: 'flex-start',
    '@media (max-width: 700px)': { minWidth: '44px', minHeight: '44px' },
  },
  pale: { color: tokens.colorNeutralForeground3, margin: 0 },
  form: { display: 'flex', flexDirection: 'column', gap: '6px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  wrong: { margin: 0, color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
  send: { alignSelf: 'flex-end', '@media (max-width: 700px)': { minHeight: '44px' } },
});

type Props = {
  readonly task: Task;
  readonly comments: readonly Comment[];
  readonly told: () => Promise<void>;
};

/** What was said about the task, and a place to say more. */
export function Comments({ task, comments, told }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { me } = useKnown();
  const { say, setRemoved } = useComments(task, told);
  const key = `comment:${task.id}`;
  const hint = useId();
  const [text, setText] = useState(() => draftOf(key)?.text ?? '');
  const [people, setPeople] = useState<readonly Named[]>([]);
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const write = (next: string) => {
    setText(next);
    keepDraft(key, { text: next, base: 0 });
  };
  async function send() {
    if (text.trim() === '' || busy) return;
    setBusy(true);
    try {
      const mentions = stillNamed(text, people).map((person) => person.id);
      await say(mentions.length > 0 ? { text, mentions } : { text });
      write('');
      setPeople([]);
      setWrong('');
    } catch (error) {
      setWrong(whyOf(error, words.errors.network));
    }
    setBusy(false);
  }
  const standing = comments.filter(({ removedAt }) => removedAt === null).length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <Section title={words.tasks.comments} beside={standing > 0 ? standing : undefined}>
      {comments.length === 0 && <p className={styles.pale}>{words.tasks.noComments}</p>}
      {comments.length > 0 && (
        <ul className={styles.list}>
          {comments.map((comment) => (
            <One key={comment.id} comment={comment} setRemoved={setRemoved} />
          ))}
        </ul>
      )}
      {task.may.comment && (
        <form className={styles.form} onSubmit={submit}>
          <MentionBox
            text={text}
            label={words.tasks.comment}
            named={me.mayAdd ? (person) => setPeople((now) => [...now, person]) : null}
            write={write}
            send={() => void send()}
            describedBy={hint}
          />
          {wrong !== '' && (
            <p role="alert" className={styles.wrong}>
              {wrong}
            </p>
          )}
          <p id={hint} className={styles.hint}>
            {words.tasks.commentHint} {me.mayAdd && words.panel.comments.mentionHint}
          </p>
          <Button
            type="submit"
            className={styles.send}
            icon={<Send20Regular />}
            disabled={text.trim() === ''}
            disabledFocusable={busy}
          >
            {words.tasks.send}
          </Button>
        </form>
      )}
    </Section>
  );
}

function One({ comment, setRemoved }: { readonly comment: Comment } & Pick<CommentActs, 'setRemoved'>) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const { me } = useKnown();
  const text = words.panel.comments;
  const gone = comment.removedAt !== null;
  return (
    <li className={styles.comment} data-comment={comment.id}>
      <Face person={comment.by} />
      <div className={styles.body}>
        <div className={styles.who}>
          <span className={styles.name}>{comment.by.name}</span>
          <time className={styles.when} dateTime={comment.at}>
            {instantWords(comment.at, locale)}
          </time>
        </div>
        {gone ? (
          <p className={styles.pale}>{text.is}</p>
        ) : (
          <p className={styles.text}>
            {partsOf(comment.text, comment.mentions).map(({ text, person }, index) =>
              person ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a text's pieces never change places
                <span key={index} className={person.id === me.id ? styles.me : styles.mention} data-mention>
                  {text}
                </span>
              ) : (
                text
              ),
            )}
          </p>
        )}
      </div>
      {comment.remove && (
        <Button
          appearance="subtle"
          size="small"
          className={styles.act}
          icon={gone ? <ArrowUndo16Regular /> : <Delete16Regular />}
          {...(gone ? {} : { 'aria-label': text.remove, title: text.remove })}
          onClick={() => void setRemoved(comment, !gone)}
        >
          {gone ? text.restore : undefined}
        </Button>
      )}
    </li>
  );
}
