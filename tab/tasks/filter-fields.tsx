import { Button, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { DismissCircle16Regular } from '@fluentui/react-icons';
import type { Named, TaskSortBy } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import type { Layout } from '../route.ts';
import { useWords } from '../words.tsx';
import { origins, priorities, statuses } from './choices.ts';
import { first, groupings, isFiltered, type Query, unfiltered } from './query.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    border: 'none',
    margin: 0,
    padding: 0,
    minInlineSize: 0,
  },
  select: {
    maxWidth: '196px',
    '@media (max-width: 700px)': { maxWidth: 'none', width: '100%', '& select': { height: '44px' } },
  },
  chosen: { '& select': { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 } },
});

const sorts: readonly TaskSortBy[] = ['dueDate', 'priority', 'changedAt', 'number', 'title', 'status'];

export type FilterProps = {
  readonly query: Query;
  readonly change: (query: Query) => void;
  readonly people: readonly Named[];
  /** Only rows can be grouped, and a calendar is in the order of its days. */
  readonly layout: Layout;
};

/** What the list is narrowed, grouped and sorted by. */
export default function FilterFields({ query, change, people, layout }: FilterProps) {
  const styles = useStyles();
  const words = useWords();
  const { choices, me } = useKnown();
  const text = words.views;
  const set = (part: Partial<Query>) => change({ ...query, ...part });
  const any = { ...words.tasks.any, priority: text.anyPriority };
  const select = (
    field: 'administration' | 'responsible' | 'origin' | 'status' | 'priority',
    options: readonly Named[],
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
  return (
    <fieldset className={styles.row} aria-label={words.tasks.filters}>
      {select('administration', choices?.administrations ?? [])}
      {me.sees.list && select('responsible', [{ id: 'nobody', name: words.tasks.nobody }, ...people])}
      {select(
        'origin',
        origins.map((id) => ({ id, name: words.tasks.origins[id] })),
      )}
      {select(
        'priority',
        priorities.map((id) => ({ id, name: words.tasks.priorities[id] })),
      )}
      {select(
        'status',
        statuses.map((id) => ({ id, name: words.tasks.statuses[id] })),
      )}
      {layout === 'list' && (
        <Select
          className={mergeClasses(styles.select, query.groupBy !== '' && styles.chosen)}
          aria-label={text.group}
          value={query.groupBy}
          onChange={(_, { value }) => set({ groupBy: groupings.find((each) => each === value) ?? '' })}
        >
          <option value="">{text.notGrouped}</option>
          {groupings.map((each) => (
            <option key={each} value={each}>
              {`${text.group}: ${text.groupBy[each]}`}
            </option>
          ))}
        </Select>
      )}
      {layout !== 'calendar' && (
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
      )}
      {isFiltered(query) && (
        <Button appearance="subtle" icon={<DismissCircle16Regular />} onClick={() => change(unfiltered(query))}>
          {words.tasks.clear}
        </Button>
      )}
    </fieldset>
  );
}
