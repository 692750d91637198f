import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useMemo, useRef } from 'react';
import type { Named, Task } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { useKeys } from '../look/keys.tsx';
import { Later } from '../look/later.tsx';
import { Loading } from '../look/loading.tsx';
import { useStable } from '../look/use-stable.ts';
import { go, type Layout, tasksHash } from '../route.ts';
import { useWords } from '../words.tsx';
import { AddRow } from './add-row.tsx';
import { FilterBar } from './filter-bar.tsx';
import { PageHead } from './head.tsx';
import { shownTasks } from './pages.ts';
import { SelectionProvider, useSelection } from './selection.tsx';
import { useMany } from './use-many.ts';
import { useQuery } from './use-query.ts';
import { useTasks } from './use-tasks.ts';
import { useViews } from './use-views.ts';
import { useWrite } from './use-write.ts';

// The frame is there first; what draws ten thousand rows comes while they are fetched.
const List = lazy(() => import('./list.tsx'));
const ConflictDialog = lazy(() => import('../task/conflict.tsx'));
const Panel = lazy(() => import('../task/panel.tsx'));
const Board = lazy(() => import('../board/board.tsx'));
const Calendar = lazy(() => import('../calendar/calendar.tsx'));
const TemplateMenu = lazy(() => import('../templates/menu.tsx'));
const ViewsMenu = lazy(() => import('./views-menu.tsx'));
const ManyBar = lazy(() => import('./many-bar.tsx'));

const useStyles = makeStyles({
  add: { display: 'flex', alignItems: 'center', gap: '8px', '& > form': { flexGrow: 1, minWidth: 0 } },
  page: { display: 'flex', height: '100%', minHeight: 0 },
  side: { flexGrow: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' },
  list: { flexGrow: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column' },
  top: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    gap: '12px',
    padding: '20px 24px 12px',
    '@media (max-width: 700px)': { padding: '14px 12px 10px' },
  },
  rows: { padding: '0 20px 20px', '@media (max-width: 700px)': { padding: '0 0 20px' } },
  other: { flexGrow: 1, minHeight: '320px', display: 'flex', flexDirection: 'column' },
  stale: { opacity: 0.6, transitionProperty: 'opacity', transitionDuration: tokens.durationSlow },
});

type Props = { readonly layout: Layout; readonly open: string | null; readonly view: string | null };

/** The shared list: dense, edited where it stands, and alive. */
export function TasksPage(props: Props) {
  return (
    <SelectionProvider>
      <Page {...props} />
    </SelectionProvider>
  );
}

function Page({ layout, open, view }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { me } = useKnown();
  const views = useViews(me.sees.list);
  const { query, setQuery, ready, active, changed } = useQuery(views, me.sees.list, { layout, open, view });
  const listed = layout === 'list';
  const list = useTasks(query, listed && ready);
  const { write, addTitle, conflicted, choose } = useWrite(list, query, me.id);
  const writeMany = useMany(list);
  const selection = useSelection();
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const fresh = useRef<HTMLInputElement>(null);
  const window = list.loaded?.window ?? null;
  const total = window ? window.total + window.fresh.length : 0;

  const people = useMemo(() => {
    const found = new Map<string, Named>([[me.id, me]]);
    for (const { responsible } of window ? shownTasks(window) : [])
      if (responsible) found.set(responsible.id, responsible);
    return [...found.values()]
      .map(({ id, name }) => ({ id, name }))
      .sort((one, other) => one.name.localeCompare(other.name, 'sv'));
  }, [window, me]);
  const href = useStable((task: Task) => tasksHash(layout, task.id, view));

  useKeys(words.tasks.page, [
    { keys: 'n', does: words.views.keys.add, press: () => fresh.current?.focus(), when: me.mayAdd },
    { keys: '/', does: words.views.keys.search, press: () => search.current?.focus() },
  ]);

  return (
    <div className={styles.page}>
      <div className={styles.side}>
        <div ref={scroller} className={styles.list} data-scroller>
          <div className={styles.top}>
            <PageHead
              query={query}
              total={listed && window ? total : null}
              view={active && (changed ? `${active.name} (${words.views.saved.changed})` : active.name)}
              layout={layout}
              choose={(next) => go(tasksHash(next, open, view))}
            >
              {me.sees.list && (
                <Later>
                  <ViewsMenu {...{ views, query, layout, active, changed }} />
                </Later>
              )}
            </PageHead>
            <FilterBar
              {...{ query, layout, people, search }}
              change={setQuery}
              total={listed && window ? total : null}
            />
            {me.mayAdd && (
              <div className={styles.add}>
                <AddRow add={addTitle} field={fresh} />
                <Later>
                  <TemplateMenu made={(task) => go(href(task))} />
                </Later>
              </div>
            )}
          </div>
          {listed ? (
            <div className={mergeClasses(styles.rows, list.stale && window !== null && styles.stale)}>
              <Suspense fallback={<Loading label={words.loading} rows={8} />}>
                <List
                  {...{ list, query, change: setQuery, write, href, open, scroller }}
                  all={me.sees.list}
                  remove={(tasks) => void writeMany(tasks, 'removed', 'yes')}
                />
              </Suspense>
            </div>
          ) : (
            <div className={styles.other}>
              <Suspense fallback={<Loading label={words.loading} />}>
                {!ready ? null : layout === 'board' ? (
                  <Board query={query} write={write} open={open} touched={list.touched} />
                ) : (
                  <Calendar query={query} write={write} open={open} touched={list.touched} />
                )}
              </Suspense>
            </div>
          )}
        </div>
        <Suspense>
          {selection.tasks.length > 0 && (
            <ManyBar
              tasks={selection.tasks}
              write={(tasks, field, value) => void writeMany(tasks, field, value)}
              clear={selection.clear}
            />
          )}
        </Suspense>
      </div>
      <Suspense>
        {open !== null && (
          <Panel
            key={open}
            id={open}
            edit={list.edit}
            did={list.did}
            live={window?.tasks.get(open) ?? null}
            close={() => go(tasksHash(layout, null, view))}
          />
        )}
        {conflicted && (
          <ConflictDialog
            key={conflicted.task.version}
            conflicts={conflicted.conflicts}
            keep={(own) => void choose(own)}
          />
        )}
      </Suspense>
    </div>
  );
}
