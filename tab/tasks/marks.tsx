import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Alert16Filled,
  ArrowRepeatAll16Regular,
  Attach16Regular,
  CheckboxChecked16Regular,
  Comment16Regular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { dateWords } from '../format.ts';
import { fill, useLocale, useWords } from '../words.tsx';

const useStyles = makeStyles({
  marks: {
    display: 'inline-flex',
    flexShrink: 0,
    alignItems: 'center',
    gap: '8px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
  mark: { display: 'inline-flex', alignItems: 'center', gap: '2px', fontVariantNumeric: 'tabular-nums' },
  due: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '& > svg': { color: tokens.colorPaletteDarkOrangeForeground1 },
  },
});

/** Whether the follow-up's day is here, or when it comes. */
export function FollowUp({ task }: { readonly task: Task }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  if (task.followUp === 'none') return null;
  const due = task.followUp === 'due';
  const said = due
    ? words.views.due
    : fill(words.views.waiting, {
        date: task.followUpDate === null ? '' : dateWords(task.followUpDate, locale, words),
      });
  return (
    <span className={mergeClasses(styles.marks, styles.mark, due && styles.due)} title={said}>
      <Alert16Filled aria-hidden />
      {said}
    </span>
  );
}

/** How much there is within: comments, files, the checklist; nothing where there is nothing. */
export function Marks({ task }: { readonly task: Task }) {
  const styles = useStyles();
  const words = useWords();
  const { comments, files, checklist, recurrence } = task;
  const text = words.views;
  const ticked = checklist.filter((item) => item.done).length;
  return (
    <span className={styles.marks}>
      {recurrence !== null && (
        <Mark
          said={fill(text.repeats, { how: words.tasks.recurrences[recurrence] })}
          icon={<ArrowRepeatAll16Regular />}
        />
      )}
      {checklist.length > 0 && (
        <Mark
          said={fill(text.checklist, { done: ticked, count: checklist.length })}
          icon={<CheckboxChecked16Regular />}
          count={`${ticked}/${checklist.length}`}
        />
      )}
      {files > 0 && (
        <Mark
          said={files === 1 ? text.filesOne : fill(text.files, { count: files })}
          icon={<Attach16Regular />}
          count={String(files)}
        />
      )}
      {comments > 0 && (
        <Mark
          said={comments === 1 ? text.commentsOne : fill(text.comments, { count: comments })}
          icon={<Comment16Regular />}
          count={String(comments)}
        />
      )}
    </span>
  );
}

function Mark({ said, icon, count }: { readonly said: string; readonly icon: ReactNode; readonly count?: string }) {
  const styles = useStyles();
  return (
    <span className={styles.mark} role="img" aria-label={said} title={said}>
      {icon}
      {count}
    </span>
  );
}
