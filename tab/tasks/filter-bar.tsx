import { Button, Input, makeStyles } from '@fluentui/react-components';
import { Filter20Regular, Search16Regular } from '@fluentui/react-icons';
import { lazy, type RefObject, Suspense } from 'react';
import { useKnown } from '../context.tsx';
import { Bar } from '../look/bar.tsx';
import { Later } from '../look/later.tsx';
import { useModal } from '../look/use-modal.ts';
import { usePhone } from '../look/width.ts';
import { fill, useWords } from '../words.tsx';
import type { FilterProps } from './filter-fields.tsx';
import { filterCount, type View, views } from './query.ts';

const FilterFields = lazy(() => import('./filter-fields.tsx'));
const FilterDrawer = lazy(() => import('./filter-drawer.tsx'));

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  search: {
    width: '220px',
    '@media (max-width: 700px)': { flexGrow: 1, width: 'auto', minWidth: '140px', height: '44px' },
  },
  // Their room is kept, so that nothing moves when they come.
  fields: { minHeight: '32px' },
  filters: { '@media (max-width: 700px)': { minHeight: '44px' } },
});

type Props = FilterProps & {
  /** Null where what is shown is not counted. */
  readonly total: number | null;
  readonly search: RefObject<HTMLInputElement | null>;
};

/** Which tasks: one of the views, what is typed, and the filters. On a phone the filters are a drawer. */
export function FilterBar({ total, search, ...filters }: Props) {
  const { query, change } = filters;
  const styles = useStyles();
  const words = useWords();
  const phone = usePhone();
  const { me } = useKnown();
  const { asked, ask, gone } = useModal<'filters'>();
  const shown = me.sees.list ? views : views.filter((view) => view !== 'mine' && view !== 'removed');
  const count = filterCount(query);
  return (
    <>
      <div className={styles.row}>
        <Bar<View>
          label={words.views.names.label}
          options={shown.map((view) => ({ value: view, name: words.views.names[view] }))}
          value={query.view}
          choose={(view) => change({ ...query, view })}
        />
        <Input
          className={styles.search}
          type="search"
          input={{ ref: search }}
          aria-label={words.tasks.search}
          placeholder={words.tasks.search}
          contentBefore={<Search16Regular aria-hidden />}
          value={query.text}
          onChange={(_, { value }) => change({ ...query, text: value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            // First what is typed goes, then the field is left for the list.
            if (query.text !== '') change({ ...query, text: '' });
            else search.current?.blur();
          }}
        />
        {phone && (
          <Button
            className={styles.filters}
            icon={<Filter20Regular />}
            aria-haspopup="dialog"
            onClick={() => ask('filters')}
          >
            {count > 0 ? fill(words.views.filtersCount, { count }) : words.tasks.filters}
          </Button>
        )}
      </div>
      {!phone && (
        <div className={styles.fields}>
          <Later>
            <FilterFields {...filters} />
          </Later>
        </div>
      )}
      <Suspense>
        {phone && asked && <FilterDrawer {...filters} key={asked.key} total={total} gone={() => gone(asked.key)} />}
      </Suspense>
    </>
  );
}
