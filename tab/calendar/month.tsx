import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { fill, useLocale, useWords } from '../words.tsx';
import { weekdayName, weekdayShort } from './date-words.ts';
import { DayCell, type DayProps } from './day-cell.tsx';
import { weekNumber } from './days.ts';
import type { Days } from './entries.ts';

const useStyles = makeStyles({
  grid: {
    width: '100%',
    minWidth: '640px',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    padding: '6px 8px',
    textAlign: 'left',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  weeks: { width: '44px' },
  week: {
    padding: '8px 2px',
    verticalAlign: 'top',
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
  },
});

type Props = Pick<DayProps, 'month' | 'today' | 'lifted' | 'fresh' | 'openDay'> & {
  readonly label: string;
  readonly weeks: readonly (readonly string[])[];
  readonly days: Days;
  readonly stop: string;
  readonly target: string | null;
};

/** A month as a grid of weeks that begin on Monday. */
export function Month({ label, weeks, days, stop, target, ...rest }: Props) {
  const styles = useStyles();
  const text = useWords().layouts.calendar;
  const locale = useLocale();
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells the arrows go between
    <table role="grid" aria-label={label} className={styles.grid}>
      <thead>
        <tr>
          <td className={mergeClasses(styles.head, styles.weeks)} />
          {[0, 1, 2, 3, 4, 5, 6].map((day) => (
            <th key={day} scope="col" className={styles.head} abbr={weekdayName(day, locale)}>
              {weekdayShort(day, locale)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => {
          const number = weekNumber(week[0] ?? '');
          return (
            <tr key={week[0]}>
              <th scope="row" className={styles.week} aria-label={fill(text.week, { week: number })}>
                {fill(text.weekShort, { week: number })}
              </th>
              {week.map((date) => (
                <DayCell
                  key={date}
                  date={date}
                  entries={days.get(date) ?? []}
                  stop={date === stop}
                  target={date === target}
                  {...rest}
                />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
