import { Button, Input, Link, makeStyles, tokens } from '@fluentui/react-components';
import { Edit16Regular, Open16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { OriginCell, type Write } from '../tasks/cells.tsx';
import { fill, useWords } from '../words.tsx';
import type { Change } from './use-task.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px', padding: '0 8px' },
  link: { display: 'inline-flex', alignItems: 'center', columnGap: '4px', overflowWrap: 'anywhere' },
  field: { flexGrow: 1 },
  origin: { marginLeft: '-8px', maxWidth: '100%' },
  edit: { '@media (max-width: 700px)': { minWidth: '44px', height: '44px' } },
  hint: { margin: 0, padding: '0 8px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Shown by its host: the rest of an address says little to people. */
const hostOf = (link: string) => URL.parse(link)?.host ?? link;

/** What the task came of, and the way there. */
export function Source({
  task,
  change,
  write,
}: {
  readonly task: Task;
  readonly change: Change;
  readonly write: Write;
}) {
  const styles = useStyles();
  const words = useWords();
  const text = words.panel.source;
  const [typed, setTyped] = useState<{ readonly text: string; readonly base: number } | null>(null);
  if (task.case)
    return (
      <span className={styles.row}>
        {task.case.open ? (
          <Link href={`#/cases/${task.case.id}`}>{fill(words.tasks.fromCase, { number: task.case.number })}</Link>
        ) : (
          fill(words.tasks.fromCase, { number: task.case.number })
        )}
      </span>
    );
  async function keep() {
    if (!typed) return;
    const value = typed.text.trim() || null;
    setTyped(null);
    if (value !== task.link) await change([{ field: 'link', value, base: typed.base }]);
  }
  return (
    <>
      <span className={styles.row}>
        {task.may.edit.includes('origin') ? (
          <span className={styles.origin}>
            <OriginCell task={task} write={write} />
          </span>
        ) : (
          words.tasks.origins[task.origin]
        )}
        {task.link?.startsWith('#/meetings/') && <Link href={task.link}>{text.meeting}</Link>}
        {task.link?.startsWith('#/tasks/') && <Link href={task.link}>{text.task}</Link>}
        {task.link?.startsWith('https:') && (
          <Link className={styles.link} href={task.link} target="_blank" rel="noopener noreferrer">
            {hostOf(task.link)}
            <Open16Regular aria-label={text.elsewhere} />
          </Link>
        )}
        {task.may.edit.includes('link') && !typed && (
          <Button
            className={styles.edit}
            appearance="subtle"
            size="small"
            icon={<Edit16Regular />}
            aria-label={task.link === null ? text.add : text.change}
            title={task.link === null ? text.add : text.change}
            onClick={() => setTyped({ text: task.link ?? '', base: task.fieldVersions.link })}
          />
        )}
      </span>
      {typed && (
        <>
          <Input
            className={styles.field}
            autoFocus
            type="url"
            aria-label={text.field}
            placeholder="https://"
            maxLength={500}
            value={typed.text}
            onChange={(_, { value }) => setTyped({ ...typed, text: value })}
            onBlur={() => void keep()}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void keep();
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              setTyped(null);
            }}
          />
          <p className={styles.hint}>{text.hint}</p>
        </>
      )}
    </>
  );
}
