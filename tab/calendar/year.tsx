import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { today as dateNow } from '../format.ts';
import { Failed } from '../look/failed.tsx';
import { Loading } from '../look/loading.tsx';
import type { Query } from '../tasks/query.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { monthName } from './date-words.ts';
import { firstOf } from './days.ts';
import { dueOf, type Load, sum, useYear } from './use-year.ts';
import { Wheel } from './wheel.tsx';

const useStyles = makeStyles({
  year: {
    display: 'grid',
    gridTemplateColumns: 'minmax(320px, 1.2fr) minmax(380px, 1fr)',
    alignItems: 'center',
    gap: '32px',
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
  },
  stale: { opacity: 0.6, transitionProperty: 'opacity', transitionDuration: tokens.durationSlow },
  picture: { justifySelf: 'center', width: '100%', maxWidth: '640px' },
  side: { minWidth: 0, overflowX: 'auto' },
  lead: { margin: '0 0 12px', color: tokens.colorNeutralForeground3 },
  legend: {
    listStyleType: 'none',
    margin: '0 0 16px',
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '6px 16px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  sign: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  mark: { width: '12px', height: '12px', display: 'inline-block', borderRadius: '2px' },
  done: { backgroundColor: tokens.colorPaletteGreenForeground1 },
  todo: { backgroundColor: tokens.colorCompoundBrandStroke },
  late: {
    backgroundImage: `repeating-linear-gradient(0deg, ${tokens.colorPaletteRedBackground3} 0 4px, transparent 4px 6px)`,
  },
  recurring: { borderRadius: '50%', border: `1.5px solid ${tokens.colorNeutralForeground3}` },
  meetings: { width: '9px', height: '9px', transform: 'rotate(45deg)', backgroundColor: tokens.colorBrandForeground1 },
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  head: {
    padding: '6px 8px',
    '@media (max-width: 480px)': { padding: '6px 5px', fontSize: tokens.fontSizeBase100 },
    textAlign: 'right',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  cell: {
    padding: '0 8px',
    textAlign: 'right',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 480px)': { padding: '0 5px' },
  },
  first: { textAlign: 'left', paddingLeft: 0 },
  zero: { color: tokens.colorNeutralForeground3 },
  alarm: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  open: {
    minHeight: '32px',
    width: '100%',
    padding: '0 8px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '@media (max-width: 700px)': { minHeight: '44px' },
  },
  here: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  total: { fontWeight: tokens.fontWeightSemibold, padding: '8px' },
});

const signs = ['todo', 'late', 'done', 'recurring', 'meetings'] as const;
const counted = ['late', 'done', 'recurring', 'followUps', 'meetings'] as const;

type Props = {
  readonly query: Query;
  readonly year: number;
  /** Takes the month's first day. */
  readonly openMonth: (first: string) => void;
};

/** Årshjulet: a picture of the year, and the same figures as a table. */
export default function Year({ query, year, openMonth }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.layouts.calendar.wheel;
  const locale = useLocale();
  const today = dateNow();
  const { days, failed, stale, load } = useYear(query, year);
  if (failed !== null && !days)
    return <Failed text={failed || words.layouts.calendar.failed} retry={() => void load()} />;
  if (!days) return <Loading label={words.loading} rows={8} />;
  const byMonth = Array.from({ length: 12 }, (_, index) => {
    const month = firstOf(year, index + 1).slice(0, 7);
    return sum([...days].flatMap(([date, each]) => (date.startsWith(month) ? [each] : [])));
  });
  const cells = (of: Load, total = false) => (
    <>
      <td className={mergeClasses(styles.cell, dueOf(of) === 0 && styles.zero, total && styles.total)}>{dueOf(of)}</td>
      {counted.map((kind) => (
        <td
          key={kind}
          className={mergeClasses(
            styles.cell,
            of[kind] === 0 ? styles.zero : kind === 'late' && styles.alarm,
            total && styles.total,
          )}
        >
          {of[kind]}
        </td>
      ))}
    </>
  );
  return (
    <div className={mergeClasses(styles.year, stale && styles.stale)} aria-busy={stale}>
      <div className={styles.picture}>
        <Wheel year={year} today={today} days={days} byMonth={byMonth} openMonth={openMonth} />
      </div>
      <div className={styles.side}>
        <p className={styles.lead}>{days.size === 0 ? text.nothing : text.lead}</p>
        <ul className={styles.legend} aria-label={words.layouts.calendar.legend}>
          {signs.map((sign) => (
            <li key={sign} className={styles.sign}>
              <span className={mergeClasses(styles.mark, styles[sign])} aria-hidden />
              {text[sign]}
            </li>
          ))}
        </ul>
        <table className={styles.table} aria-label={fill(text.label, { year })}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(styles.head, styles.first)}>
                {text.month}
              </th>
              <th scope="col" className={styles.head}>
                {text.due}
              </th>
              {counted.map((kind) => (
                <th key={kind} scope="col" className={styles.head}>
                  {text[kind]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byMonth.map((of, index) => {
              const first = firstOf(year, index + 1);
              const here = today.startsWith(first.slice(0, 7));
              return (
                <tr key={first} data-month-row={index + 1}>
                  <th scope="row" className={mergeClasses(styles.cell, styles.first)}>
                    <button
                      type="button"
                      className={mergeClasses(styles.open, here && styles.here)}
                      aria-label={fill(text.open, { month: monthName(index + 1, locale) })}
                      onClick={() => openMonth(first)}
                    >
                      {monthName(index + 1, locale)}
                    </button>
                  </th>
                  {cells(of)}
                </tr>
              );
            })}
            <tr>
              <th scope="row" className={mergeClasses(styles.cell, styles.first, styles.total)}>
                {text.total}
              </th>
              {cells(sum(byMonth), true)}
            </tr>
          </tbody>
        </table>
      </div>
    </div>
  );
}
