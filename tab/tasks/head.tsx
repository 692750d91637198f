import { makeStyles, tokens } from '@fluentui/react-components';
import { Board20Regular, CalendarLtr20Regular, TextBulletList20Regular } from '@fluentui/react-icons';
import { lazy, type ReactNode } from 'react';
import { useKnown } from '../context.tsx';
import { Bar } from '../look/bar.tsx';
import { Later } from '../look/later.tsx';
import { usePhone } from '../look/width.ts';
import { type Layout, layouts } from '../route.ts';
import { fill, useWords } from '../words.tsx';
import type { Query } from './query.ts';

const ExchangeMenu = lazy(() => import('../exchange/menu.tsx'));

const icons = {
  list: <TextBulletList20Regular />,
  board: <Board20Regular />,
  calendar: <CalendarLtr20Regular />,
} as const satisfies { readonly [layout in Layout]: ReactNode };

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '8px 12px',
    '@media (max-width: 700px)': { gap: '8px' },
  },
  h1: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    '@media (max-width: 700px)': { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  },
  count: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  view: {
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: '2px 8px',
    maxWidth: '30ch',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  ways: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px 8px',
    '@media (max-width: 700px)': { gap: '2px' },
    flexWrap: 'wrap',
    marginLeft: 'auto',
    maxWidth: '100%',
  },
});

type Props = {
  readonly query: Query;
  /** How many there are; null where they are not counted. */
  readonly total: number | null;
  /** The saved view that is shown. */
  readonly view: string | null;
  readonly layout: Layout;
  readonly choose: (layout: Layout) => void;
  readonly children: ReactNode;
};

/** What this is, how much of it there is, and the ways to look at it. */
export function PageHead({ query, total, view, layout, choose, children }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { me } = useKnown();
  const phone = usePhone();
  return (
    <div className={styles.head}>
      <h1 className={styles.h1}>{me.sees.list ? words.tasks.page : words.tasks.given}</h1>
      {view !== null && <span className={styles.view}>{view}</span>}
      {total !== null && (
        <span className={styles.count}>
          {phone ? total : total === 1 ? words.tasks.countOne : fill(words.tasks.countAll, { total })}
        </span>
      )}
      <div className={styles.ways}>
        <Bar<Layout>
          label={words.views.layouts.label}
          options={layouts.map((each) => ({ value: each, name: words.views.layouts[each], icon: icons[each] }))}
          value={layout}
          choose={choose}
        />
        {children}
        <Later>
          <ExchangeMenu query={query} />
        </Later>
      </div>
    </div>
  );
}
