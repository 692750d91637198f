import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle48Regular, ClipboardTask24Regular, FilterDismiss24Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Named, Task, TaskConflict, TaskField, TaskSortBy } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { Empty } from '../look/empty.tsx';
import { Failed } from '../look/failed.tsx';
import { Loading } from '../look/loading.tsx';
import { useSnack } from '../look/snack.tsx';
import { usePhone } from '../look/width.ts';
import { go, type Layout, tasksHash } from '../route.ts';
import { fill, useWords } from '../words.tsx';
import { AddRow } from './add-row.tsx';
import { TaskCards } from './cards.tsx';
import type { Write } from './cells.tsx';
import { FilterBar } from './filter-bar.tsx';
import { first, isFiltered, opening, type Query } from './query.ts';
import { TaskTable } from './table.tsx';
import { changeOf, ownOf, useTasks } from './use-tasks.ts';

const ConflictDialog = lazy(() => import('../task/conflict.tsx'));
const Panel = lazy(() => import('../task/panel.tsx'));

const useStyles = makeStyles({
  page: { display: 'flex', height: '100%', minHeight: 0 },
  list: { flexGrow: 1, minWidth: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column' },
  top: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '20px 24px 12px',
    '@media (max-width: 700px)': { padding: '14px 12px 10px' },
  },
  heading: { display: 'flex', alignItems: 'baseline', gap: '12px' },
  h1: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  count: { color: tokens.colorNeutralForeground3 },
  rows: { padding: '0 20px 20px', '@media (max-width: 700px)': { padding: 0 } },
  stale: { opacity: 0.6, transitionProperty: 'opacity', transitionDuration: tokens.durationSlow },
  more: { display: 'flex', justifyContent: 'center', padding: '16px' },
});

type Conflicted = { readonly task: Task; readonly conflicts: readonly TaskConflict[] };

/** The shared list: dense, edited where it stands, and alive. */
export function TasksPage({ layout, open }: { readonly layout: Layout; readonly open: string | null }) {
  const styles = useStyles();
  const words = useWords();
  const phone = usePhone();
  const snack = useSnack();
  const { me } = useKnown();
  const [query, setQuery] = useState<Query>(() => opening(location.search));
  const { shown, failed, stale, touched, load, more, add, edit, did } = useTasks(query);
  const [conflicted, setConflicted] = useState<Conflicted | null>(null);
  const tasks = shown?.tasks ?? [];

  const people = useMemo(() => {
    const found = new Map<string, Named>([[me.id, me]]);
    for (const { responsible } of tasks) if (responsible) found.set(responsible.id, responsible);
    return [...found.values()]
      .map(({ id, name }) => ({ id, name }))
      .sort((one, other) => one.name.localeCompare(other.name, 'sv'));
  }, [tasks, me]);

  const sayWhy = (error: unknown) =>
    snack({
      kind: 'failed',
      text: fill(words.tasks.notSaved, { why: (error instanceof Error && error.message) || words.errors.network }),
    });

  async function keep(
    task: Task,
    field: TaskField,
    value: string | null,
    base: number,
    back: string | null | undefined,
  ): Promise<boolean> {
    try {
      const met = await edit(task, [changeOf(task, field, value, base)]);
      if (met.conflicts.length > 0) {
        setConflicted(met);
        return true;
      }
      const { number, status } = met.task;
      const text =
        field !== 'status' || status === 'inProgress'
          ? words.tasks.saved
          : fill(status === 'done' ? words.tasks.finished : words.tasks.reopened, { number });
      const undo = {
        name: words.undo,
        go: () => void keep(met.task, field, back ?? null, met.task.fieldVersions[field], undefined),
      };
      snack(back === undefined ? { kind: 'said', text: words.tasks.undone } : { kind: 'said', text, action: undo });
      return true;
    } catch (error) {
      sayWhy(error);
      return false;
    }
  }
  const write: Write = (task, field, value, base) => keep(task, field, value, base, fieldValue(task, field));

  async function addTitle(title: string): Promise<boolean> {
    try {
      const task = await add(title);
      if (task) snack({ kind: 'said', text: fill(words.tasks.added, { number: task.number }) });
      return task !== null;
    } catch (error) {
      sayWhy(error);
      return false;
    }
  }
  async function choose(own: readonly TaskConflict[]) {
    const met = conflicted;
    setConflicted(null);
    if (!met || own.length === 0) return;
    try {
      const again = await edit(met.task, own.map(ownOf));
      if (again.conflicts.length > 0) setConflicted(again);
    } catch (error) {
      sayWhy(error);
    }
  }
  const sortBy = (sort: TaskSortBy) =>
    setQuery({ ...query, sort, descending: query.sort === sort && !query.descending });

  return (
    <div className={styles.page}>
      <div className={styles.list}>
        <div className={styles.top}>
          <div className={styles.heading}>
            <h1 className={styles.h1}>{me.sees.list ? words.tasks.page : words.tasks.given}</h1>
            {shown && <span className={styles.count}>{countWords(shown.total, tasks.length)}</span>}
          </div>
          <FilterBar query={query} change={setQuery} people={people} />
          {me.mayAdd && <AddRow add={addTitle} />}
        </div>
        {failed !== null && <Failed text={failed || words.tasks.failed} retry={() => void load()} />}
        {failed === null && !shown && <Loading label={words.loading} rows={8} />}
        {failed === null && shown && tasks.length === 0 && (
          <Nothing query={query} given={!me.sees.list} clear={() => setQuery(first)} />
        )}
        {failed === null && tasks.length > 0 && (
          <div className={mergeClasses(styles.rows, stale && styles.stale)}>
            {phone ? (
              <TaskCards tasks={tasks} write={write} touched={touched} />
            ) : (
              <TaskTable tasks={tasks} query={query} sortBy={sortBy} write={write} open={open} touched={touched} />
            )}
            {shown && shown.total > tasks.length && (
              <div className={styles.more}>
                <Button onClick={() => void more().catch(sayWhy)}>{words.tasks.more}</Button>
              </div>
            )}
          </div>
        )}
      </div>
      <Suspense>
        {open !== null && (
          <Panel
            key={open}
            id={open}
            write={write}
            did={did}
            live={tasks.find((task) => task.id === open) ?? null}
            close={() => go(tasksHash(layout))}
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

  function countWords(total: number, here: number): string {
    if (total > here) return fill(words.tasks.count, { shown: here, total });
    return total === 1 ? words.tasks.countOne : fill(words.tasks.countAll, { total });
  }
}

function fieldValue(task: Task, field: TaskField): string | null {
  if (field === 'administration' || field === 'responsible') return task[field]?.id ?? null;
  if (field === 'removed') return task.removed ? 'yes' : null;
  if (field === 'dueDate') return task.undated ? 'none' : task.dueDate;
  return task[field];
}

function Nothing({
  query,
  given,
  clear,
}: {
  readonly query: Query;
  readonly given: boolean;
  readonly clear: () => void;
}) {
  const words = useWords();
  const text = words.tasks.empty;
  if (isFiltered(query))
    return (
      <Empty icon={<FilterDismiss24Regular aria-hidden />} title={text.filteredTitle} text={text.filteredText}>
        <Button onClick={clear}>{words.tasks.clear}</Button>
      </Empty>
    );
  if (given)
    return <Empty icon={<ClipboardTask24Regular aria-hidden />} title={text.givenTitle} text={text.givenText} />;
  if (query.view === 'todo')
    return <Empty icon={<ClipboardTask24Regular aria-hidden />} title={text.title} text={text.text} />;
  return <Empty icon={<CheckmarkCircle48Regular aria-hidden />} title={text.filteredTitle} text={text.filteredText} />;
}
