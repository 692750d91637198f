import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useLocale } from '../words.tsx';
import { weekdayName, weekdayShort } from './date-words.ts';
import { useDayLabel } from './day-label.ts';
import { dayOfMonth, monthOf, weekday, yearOf } from './days.ts';
import type { Days, Entry } from './entries.ts';
import { redDaysOf } from './red-days.ts';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: 'repeat(7, minmax(0, 1fr))', gap: '2px' },
  head: {
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: '4px 0',
  },
  day: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '3px',
    height: '46px',
    padding: 0,
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusLarge,
    background: 'none',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  other: { color: tokens.colorNeutralForeground3 },
  red: { color: tokens.colorPaletteRedForeground1 },
  chosen: {
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  today: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: '12px',
    padding: '0 7px',
  },
  dots: { display: 'flex', gap: '2px', height: '6px' },
  dot: {
    width: '6px',
    height: '6px',
    borderRadius: '50%',
    backgroundColor: tokens.colorCompoundBrandForeground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  late: { backgroundColor: tokens.colorPaletteRedBackground3, borderRadius: 0, transform: 'rotate(45deg)' },
  hollow: { backgroundColor: 'transparent', border: `1px solid ${tokens.colorNeutralForeground3}` },
});

type Props = {
  readonly label: string;
  readonly weeks: readonly (readonly string[])[];
  readonly month: string;
  readonly today: string;
  readonly chosen: string;
  readonly days: Days;
  readonly choose: (date: string) => void;
};

/** The month as small squares; what a day has is dots here and words in the list below. */
export function PhoneMonth({ label, weeks, month, today, chosen, days, choose }: Props) {
  const styles = useStyles();
  const locale = useLocale();
  const says = useDayLabel();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form
    <div role="group" aria-label={label} className={styles.grid}>
      {[0, 1, 2, 3, 4, 5, 6].map((day) => (
        <span key={day} className={styles.head} title={weekdayName(day, locale)} aria-hidden>
          {weekdayShort(day, locale)}
        </span>
      ))}
      {weeks.flat().map((date) => {
        const entries = days.get(date) ?? [];
        const red = weekday(date) === 6 || redDaysOf(yearOf(date)).has(date);
        return (
          <button
            key={date}
            type="button"
            className={mergeClasses(
              styles.day,
              monthOf(date) !== month && styles.other,
              red && styles.red,
              date === chosen && styles.chosen,
            )}
            aria-label={says(date, entries.length)}
            aria-pressed={date === chosen}
            aria-current={date === today ? 'date' : undefined}
            data-day={date}
            onClick={() => choose(date)}
          >
            <span className={date === today ? styles.today : undefined}>{dayOfMonth(date)}</span>
            <span className={styles.dots}>
              {entries.slice(0, 4).map((entry) => (
                <span
                  key={entry.key}
                  className={mergeClasses(
                    styles.dot,
                    look(entry) === 'late' && styles.late,
                    look(entry) === 'hollow' && styles.hollow,
                  )}
                />
              ))}
            </span>
          </button>
        );
      })}
    </div>
  );
}

function look(entry: Entry): 'late' | 'hollow' | 'plain' {
  if (entry.kind === 'ghost' || entry.kind === 'followUp') return 'hollow';
  return entry.kind === 'due' && entry.task.overdue ? 'late' : 'plain';
}
