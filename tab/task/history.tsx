import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Locale, TabWords, Task, TaskFiles, TaskHistory } from '../../bot/api/contract.ts';
import { dateWords, instantWords } from '../format.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  line: { display: 'flex', justifyContent: 'space-between', gap: '12px', color: tokens.colorNeutralForeground2 },
  words: { overflowWrap: 'anywhere', minWidth: 0 },
  when: { flexShrink: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  lost: { color: tokens.colorPaletteDarkOrangeForeground1 },
  note: {
    margin: '2px 0 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  texts: { margin: '4px 0 0', fontSize: tokens.fontSizeBase200 },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: '0 0 4px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

type Revision = TaskHistory['revisions'][number];
type Told = {
  readonly key: string;
  readonly at: string;
  readonly words: string;
  readonly lost: boolean;
  /** Below the sentence, in short. */
  readonly note: string | null;
  /** Long texts, shown when asked for. */
  readonly texts: { readonly from: string; readonly to: string } | null;
};

const PAGE = 12;

/** All that was ever done with the task, newest first; also what lost to someone else's, with its value. */
export function History({
  task,
  revisions,
  steps,
}: {
  readonly task: Task;
  readonly revisions: TaskHistory['revisions'];
  readonly steps: TaskFiles['steps'];
}) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const [most, setMost] = useState(PAGE);
  const told = [
    ...revisions.map((revision, index) => toldOf(revision, index, words, locale)),
    ...steps.map((step, index): Told => stepOf(step, index, words)),
  ].sort((one, other) => other.at.localeCompare(one.at));
  const shown = told.slice(0, most);
  return (
    <Section title={words.tasks.history}>
      <ul className={styles.list}>
        {shown.map((each) => (
          <Line key={each.key} told={each} />
        ))}
        {shown.length === told.length && (
          <li className={styles.line}>
            <span>{fill(words.tasks.createdBy, { by: task.createdBy.name })}</span>
            <time className={styles.when} dateTime={task.createdAt}>
              {instantWords(task.createdAt, locale)}
            </time>
          </li>
        )}
      </ul>
      {shown.length < told.length && (
        <Button size="small" onClick={() => setMost(most + 4 * PAGE)}>
          {words.panel.history.more}
        </Button>
      )}
    </Section>
  );
}

function Line({ told }: { readonly told: Told }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.panel.history;
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div className={styles.line}>
        <span className={told.lost ? styles.lost : styles.words}>{told.words}</span>
        <time className={styles.when} dateTime={told.at}>
          {instantWords(told.at, locale)}
        </time>
      </div>
      {told.note !== null && <p className={styles.note}>{told.note}</p>}
      {told.texts && (
        <>
          <Link as="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {text.compare}
          </Link>
          {open && (
            <dl className={styles.texts}>
              <dt className={styles.name}>{text.before}</dt>
              <dd className={styles.value}>{told.texts.from}</dd>
              <dt className={styles.name}>{text.after}</dt>
              <dd className={styles.value}>{told.texts.to}</dd>
            </dl>
          )}
        </>
      )}
    </li>
  );
}

function stepOf(step: TaskFiles['steps'][number], index: number, words: TabWords): Told {
  const text = words.panel.history;
  const sentence = { added: text.fileAdded, removed: text.fileRemoved, restored: text.fileRestored }[step.step];
  const said = fill(sentence, { by: step.by.name, name: step.name });
  return { key: `file${index}`, at: step.at, words: said, lost: false, note: null, texts: null };
}

/** A change as someone would tell it. */
function toldOf(revision: Revision, index: number, words: TabWords, locale: Locale): Told {
  const text = words.panel.history;
  const { field, applied, at } = revision;
  const by = revision.by.name;
  const value = (shown: string) => (isDay(shown) ? dateWords(shown, locale, words) : shown);
  const [from, to] = [value(revision.from), value(revision.to)];
  const name = words.tasks.fields[field].toLowerCase();
  const none = words.noValue;
  const told = (sentence: string, more: Partial<Told> = {}): Told => ({
    key: `${index}`,
    at,
    words: fill(sentence, { by, field: name, from, to }),
    lost: false,
    note: null,
    texts: null,
    ...more,
  });
  if (!applied) return told(words.tasks.changedLost, { lost: true, note: fill(text.lost, { to }) });
  switch (field) {
    case 'description':
      return told(text.text, { texts: { from, to } });
    case 'removed':
      return told(to === none ? text.restored : text.removed);
    case 'participants':
      return told(to === none ? text.participantRemoved : text.participantAdded);
    case 'checklist':
      if (from === none) return told(text.itemAdded);
      return told(to === none ? text.itemRemoved : text.itemChanged);
    default:
      if (from === none) return told(text.added);
      return told(to === none ? text.cleared : text.changed);
  }
}

const isDay = (shown: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(shown);
