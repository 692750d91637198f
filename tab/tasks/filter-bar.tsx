import { Button, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { DismissCircle16Regular, Filter20Regular, Search16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Named, OriginKind, TaskSortBy, TaskStatus } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { Bar } from '../look/bar.tsx';
import { usePhone } from '../look/width.ts';
import { useWords } from '../words.tsx';
import { first, isFiltered, type Query, type View, views } from './query.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  fields: { border: 'none', margin: 0, padding: 0, minInlineSize: 0 },
  search: { width: '220px', '@media (max-width: 700px)': { flexGrow: 1, width: 'auto' } },
  select: { maxWidth: '190px', '@media (max-width: 700px)': { maxWidth: 'none', width: '100%' } },
  chosen: { '& select': { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 } },
});

const origins: readonly OriginKind[] = [
  'case',
  'manual',
  'rsa',
  'selfInspection',
  'inspectionRemark',
  'goal',
  'meeting',
];
const sorts: readonly TaskSortBy[] = ['dueDate', 'changedAt', 'number', 'title', 'status'];
const statuses: readonly TaskStatus[] = ['open', 'inProgress', 'done'];

type Props = { readonly query: Query; readonly change: (query: Query) => void; readonly people: readonly Named[] };

export function FilterBar({ query, change, people }: Props) {
  const styles = useStyles();
  const words = useWords();
  const phone = usePhone();
  const { choices, me } = useKnown();
  const [unfolded, setUnfolded] = useState(false);
  const set = (part: Partial<Query>) => change({ ...query, ...part });
  const any = words.tasks.any;
  const select = (
    field: 'administration' | 'responsible' | 'origin' | 'status',
    options: readonly { readonly id: string; readonly name: string }[],
  ) => (
    <Select
      className={mergeClasses(styles.select, query[field] !== '' && styles.chosen)}
      aria-label={words.tasks.fields[field]}
      value={query[field]}
      onChange={(_, { value }) => set({ [field]: value })}
    >
      <option value="">{any[field]}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </Select>
  );
  const shownViews = me.sees.list ? views : views.filter((view) => view !== 'mine');
  return (
    <>
      <div className={styles.row}>
        <Bar<View>
          label={words.tasks.view.label}
          options={shownViews.map((view) => ({ value: view, name: words.tasks.view[view] }))}
          value={query.view}
          choose={(view) => set({ view })}
        />
        <Input
          className={styles.search}
          type="search"
          aria-label={words.tasks.search}
          placeholder={words.tasks.search}
          contentBefore={<Search16Regular aria-hidden />}
          value={query.text}
          onChange={(_, { value }) => set({ text: value })}
        />
        {phone && (
          <Button icon={<Filter20Regular />} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {words.tasks.filters}
          </Button>
        )}
      </div>
      {(!phone || unfolded) && (
        <fieldset className={mergeClasses(styles.row, styles.fields)} aria-label={words.tasks.filters}>
          {select('administration', choices?.administrations ?? [])}
          {me.sees.list && select('responsible', [{ id: 'nobody', name: words.tasks.nobody }, ...people])}
          {select(
            'origin',
            origins.map((id) => ({ id, name: words.tasks.origins[id] })),
          )}
          {select(
            'status',
            statuses.map((id) => ({ id, name: words.tasks.statuses[id] })),
          )}
          <Select
            className={styles.select}
            aria-label={words.tasks.sort}
            value={query.sort}
            onChange={(_, { value }) =>
              set({ sort: sorts.find((sort) => sort === value) ?? first.sort, descending: value === 'changedAt' })
            }
          >
            {sorts.map((sort) => (
              <option key={sort} value={sort}>
                {`${words.tasks.sort}: ${words.tasks.fields[sort]}`}
              </option>
            ))}
          </Select>
          {isFiltered(query) && (
            <Button
              appearance="subtle"
              icon={<DismissCircle16Regular />}
              onClick={() =>
                change({
                  ...first,
                  view: query.view === 'done' || query.view === 'all' ? query.view : 'todo',
                  sort: query.sort,
                  descending: query.descending,
                })
              }
            >
              {words.tasks.clear}
            </Button>
          )}
        </fieldset>
      )}
    </>
  );
}
