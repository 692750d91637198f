import { makeStyles, tokens } from '@fluentui/react-components';
import type { Task } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';

const useStyles = makeStyles({
  tag: {
    flexShrink: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: '1px 6px',
    whiteSpace: 'nowrap',
    maxWidth: '140px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
});

/** Where the task came from; nothing for one that someone simply added. */
export function OriginTag({ task }: { readonly task: Task }) {
  const styles = useStyles();
  const words = useWords();
  if (task.origin === 'manual') return null;
  if (!task.case) return <span className={styles.tag}>{words.tasks.origins[task.origin]}</span>;
  const from = fill(words.tasks.fromCase, { number: task.case.number });
  return task.case.open ? (
    <a className={`${styles.tag} ${styles.link}`} href={`#/cases/${task.case.id}`} title={from} aria-label={from}>
      {task.case.number}
    </a>
  ) : (
    <span className={styles.tag} title={from}>
      {task.case.number}
    </span>
  );
}
