import {
  Button,
  Drawer,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ArrowUndo20Regular, Delete20Regular, Dismiss24Regular, MoreHorizontal24Regular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import type { Task, TaskChange, TaskConflict } from '../../bot/api/contract.ts';
import { Editing } from '../look/editing.tsx';
import { Failed } from '../look/failed.tsx';
import { useKeys } from '../look/keys.tsx';
import { Loading } from '../look/loading.tsx';
import { SnackPlace } from '../look/snack.tsx';
import { usePhone } from '../look/width.ts';
import { Share } from '../share.tsx';
import { fill, useWords } from '../words.tsx';
import { Checklist } from './checklist.tsx';
import { Comments } from './comments.tsx';
import { Description } from './description.tsx';
import { Facts } from './facts.tsx';
import { Files } from './files.tsx';
import { History } from './history.tsx';
import { Notices } from './notices.tsx';
import { Title } from './title.tsx';
import { type Change, type Edit, useTask } from './use-task.ts';

const ConflictDialog = lazy(() => import('./conflict.tsx'));

const Requests = lazy(() => import('../requests/section.tsx'));

const useStyles = makeStyles({
  drawer: { width: '440px', flexShrink: 0, maxWidth: '100vw', '@media (max-width: 700px)': { width: '100vw' } },
  header: { paddingBottom: '4px', '@media (max-width: 700px)': { paddingTop: '8px' } },
  number: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground3,
  },
  top: { display: 'flex', alignItems: 'center' },
  square: { '@media (max-width: 700px)': { minWidth: '44px', minHeight: '44px' } },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    paddingBottom: '24px',
    // A message bar would give way, and its words be cut.
    '& > *': { flexShrink: 0 },
    '@media (max-width: 700px)': { paddingLeft: '16px', paddingRight: '16px', '& .fui-Button': { minHeight: '44px' } },
  },
});

type Props = {
  readonly id: string;
  /** Writes by the list behind, so that it shows at once; absent: the panel writes by itself. */
  readonly edit?: Edit;
  /** Told of the task as it became. */
  readonly did: (task: Task) => void;
  /** The same task in the list, when it is there. */
  readonly live: Task | null;
  readonly close: () => void;
};

/** One task: what it is, what is left of it, what was said about it, and what it was before. */
export default function Panel({ id, edit, did, live, close }: Props) {
  const styles = useStyles();
  const words = useWords();
  const phone = usePhone();
  const keys = words.panel.keys;
  useKeys(keys.page, [
    { keys: 'Escape', does: words.close, press: close, when: !phone },
    { keys: 'mod+Enter', does: keys.send },
    { keys: ['alt+ArrowUp', 'alt+ArrowDown'], does: keys.move },
    { keys: '@', does: keys.mention },
  ]);
  const { task, history, files, why, load, change, press, conflicted, choose } = useTask({ id, edit, did, live });
  return (
    <Drawer
      type={phone ? 'overlay' : 'inline'}
      open
      position="end"
      separator
      className={styles.drawer}
      onOpenChange={(_, { open }) => open || close()}
      aria-label={task ? fill(words.tasks.details, { number: task.number }) : words.loading}
      data-panel
      data-task-id={id}
    >
      <DrawerHeader className={styles.header}>
        <DrawerHeaderTitle
          heading={{ as: 'h2', className: styles.number }}
          action={
            <div className={styles.top}>
              {task && <More task={task} change={change} />}
              <Button
                appearance="subtle"
                className={styles.square}
                aria-label={words.close}
                icon={<Dismiss24Regular />}
                onClick={close}
              />
            </div>
          }
        >
          {task?.number ?? ''} <Editing task={id} />
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        {why !== null && !task && <Failed text={why} retry={() => void load()} />}
        {why === null && !task && <Loading label={words.loading} rows={4} />}
        {task && (
          <>
            <Title task={task} change={change} />
            <Notices task={task} change={change} press={press} />
            <Facts task={task} change={change} />
            {!task.case && <Description task={task} change={change} />}
            <Checklist task={task} change={change} />
            {!task.case && files && <Files task={task} files={files} told={load} />}
            <Suspense>
              <Requests task={task} />
            </Suspense>
            {history && <Comments task={task} comments={history.comments} told={load} />}
            {history && <History task={task} revisions={history.revisions} steps={files?.steps ?? []} />}
            <Share hash={`#/tasks/${task.id}`} number={task.number} places={false} />
          </>
        )}
        <Suspense>
          {conflicted && (
            <ConflictDialog
              key={conflicted.task.version}
              task={id}
              conflicts={conflicted.conflicts}
              keep={(mine) => choose(mine.map(ownOf))}
            />
          )}
        </Suspense>
      </DrawerBody>
      {phone && <SnackPlace />}
    </Drawer>
  );
}

/** One's own value all the same, from what it met. */
function ownOf(conflict: TaskConflict): TaskChange {
  if (conflict.field !== 'checklist') return { field: conflict.field, value: conflict.yours, base: conflict.base };
  return { field: 'checklist', item: conflict.item, value: conflict.yours, base: conflict.base };
}

function More({ task, change }: { readonly task: Task; readonly change: Change }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.panel.remove;
  if (!task.may.edit.includes('removed')) return null;
  const set = (value: string | null, said: string) =>
    void change([{ field: 'removed', value, base: task.fieldVersions.removed }], fill(said, { number: task.number }));
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={styles.square}
          icon={<MoreHorizontal24Regular />}
          aria-label={`${text.more}, ${task.number}`}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {task.removed ? (
            <MenuItem icon={<ArrowUndo20Regular />} onClick={() => set(null, text.restored)}>
              {text.restore}
            </MenuItem>
          ) : (
            <MenuItem icon={<Delete20Regular />} onClick={() => set('yes', text.removed)}>
              {text.remove}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
