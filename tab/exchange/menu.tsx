import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  ProgressBar,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowDownload20Regular,
  ArrowUpload20Regular,
  Copy20Regular,
  DocumentTable20Regular,
  TableArrowUp20Regular,
} from '@fluentui/react-icons';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { today } from '../format.ts';
import { useSnack } from '../look/snack.tsx';
import { useModal } from '../look/use-modal.ts';
import type { Query } from '../tasks/query.ts';
import { useSelection } from '../tasks/selection.tsx';
import { fill, useWords } from '../words.tsx';
import { copyRows, isTyping } from './clipboard.ts';
import { fetchTasks } from './fetch-tasks.ts';
import { copiedOf, csvOf, xlsxOf } from './write-file.ts';

const ImportDialog = lazy(() => import('./import-dialog.tsx'));

const useStyles = makeStyles({
  progress: {
    position: 'fixed',
    zIndex: 900,
    right: '20px',
    bottom: '20px',
    width: 'min(320px, calc(100vw - 24px))',
    padding: '12px 16px',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow16,
  },
  item: { '@media (max-width: 700px)': { minHeight: '44px', alignItems: 'center', maxWidth: 'none' } },
  stop: { alignSelf: 'flex-end' },
});

const kinds = { xlsx: xlsxOf, csv: csvOf } as const;

/** Import, export and copying of rows, for the head of the list; it also hears rows that are pasted into or copied from the list. */
export default function ExchangeMenu({ query }: { readonly query: Query }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.exchange;
  const snack = useSnack();
  const { api, me } = useKnown();
  const { tasks: selected } = useSelection();
  const { asked, ask, gone } = useModal<{ readonly pasted: string | null }>();
  const [far, setFar] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  /** Those that are selected; else all of the view. Null: stopped, or it could not be had, which was said. */
  async function wanted(): Promise<readonly Task[] | null> {
    if (selected.length > 0) return selected;
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    setFar({ done: 0, total: 0 });
    try {
      const all = await fetchTasks(api, me, query, mine.signal, (done, total) => setFar({ done, total }));
      if (all?.length !== 0) return all;
      snack({ kind: 'failed', text: text.nothing });
      return null;
    } catch (error) {
      const why = whyOf(error, words.errors.network);
      snack({ kind: 'failed', text: fill(text.exportFailed, { why }) });
      return null;
    } finally {
      if (stop.current === mine) setFar(null);
    }
  }
  async function save(kind: keyof typeof kinds) {
    const tasks = await wanted();
    if (!tasks) return;
    const file = `${fill(text.fileName, { date: today() })}.${kind}`;
    const address = URL.createObjectURL(await kinds[kind](tasks, words));
    const link = document.createElement('a');
    link.href = address;
    link.download = file;
    link.click();
    // The browser has its own hold of it once the download has begun.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    snack({ kind: 'said', text: fill(text.exported, { count: tasks.length, file }) });
  }
  async function copy() {
    let count = 0;
    const rows = (async () => {
      const tasks = await wanted();
      count = tasks?.length ?? 0;
      return tasks && copiedOf(tasks, words);
    })();
    const done = await copyRows(rows);
    if (count === 0) return;
    if (!done) return snack({ kind: 'failed', text: text.copyFailed });
    snack({ kind: 'said', text: count === 1 ? text.copiedOne : fill(text.copied, { count }) });
  }

  const hears = useRef({ copy, ask, selected, mayAdd: me.mayAdd });
  useEffect(() => {
    hears.current = { copy, ask, selected, mayAdd: me.mayAdd };
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (isTyping() || pasted.trim() === '' || !hears.current.mayAdd) return;
      event.preventDefault();
      hears.current.ask({ pasted });
    };
    const onCopy = (event: ClipboardEvent) => {
      if (isTyping() || hears.current.selected.length === 0 || !(getSelection()?.isCollapsed ?? true)) return;
      event.preventDefault();
      void hears.current.copy();
    };
    document.addEventListener('paste', onPaste);
    document.addEventListener('copy', onCopy);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('copy', onCopy);
    };
  }, []);

  const copyName = selected.length > 0 ? fill(text.copySelected, { count: selected.length }) : text.copyRows;
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={text.menu} relationship="label">
            <Button appearance="subtle" icon={<DocumentTable20Regular />} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {me.mayAdd && (
              <MenuItem className={styles.item} icon={<ArrowUpload20Regular />} onClick={() => ask({ pasted: null })}>
                {text.importFile}
              </MenuItem>
            )}
            <MenuItem className={styles.item} icon={<TableArrowUp20Regular />} onClick={() => void save('xlsx')}>
              {text.exportXlsx}
            </MenuItem>
            <MenuItem className={styles.item} icon={<ArrowDownload20Regular />} onClick={() => void save('csv')}>
              {text.exportCsv}
            </MenuItem>
            <MenuItem className={styles.item} icon={<Copy20Regular />} onClick={() => void copy()}>
              {copyName}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {far && far.total > 200 && (
        <section className={styles.progress} aria-label={text.menu}>
          <span role="status">{fill(text.exporting, far)}</span>
          <ProgressBar value={far.done} max={far.total} aria-label={text.menu} />
          <Button
            className={styles.stop}
            size="small"
            onClick={() => {
              stop.current?.abort();
              setFar(null);
            }}
          >
            {words.cancel}
          </Button>
        </section>
      )}
      <Suspense>
        {asked && <ImportDialog key={asked.key} pasted={asked.what.pasted} gone={() => gone(asked.key)} />}
      </Suspense>
    </>
  );
}
