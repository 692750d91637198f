import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useDropPlace } from '../board/drag.ts';
import { useLocale, useWords } from '../words.tsx';
import { Chip } from './chip.tsx';
import { dayWords } from './date-words.ts';
import { useDayLabel } from './day-label.ts';
import { yearOf } from './days.ts';
import { type Days, type Entry, isMovable, type Movable } from './entries.ts';
import { MoveDate } from './move-date.tsx';
import { redDaysOf } from './red-days.ts';

const useStyles = makeStyles({
  days: { display: 'flex', flexDirection: 'column' },
  day: {
    display: 'grid',
    gridTemplateColumns: '210px minmax(0, 1fr)',
    gap: '4px 16px',
    padding: '10px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    scrollMarginTop: '8px',
    '@media (max-width: 700px)': { gridTemplateColumns: 'minmax(0, 1fr)', padding: '10px 0' },
  },
  target: {
    outline: `2px dashed ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: '-2px',
    backgroundColor: tokens.colorBrandBackground2,
  },
  head: {
    justifySelf: 'start',
    alignSelf: 'start',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    padding: '8px',
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    textAlign: 'left',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  name: { margin: 0, fontSize: 'inherit', fontWeight: 'inherit' },
  today: { color: tokens.colorBrandForeground1 },
  note: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  red: { color: tokens.colorPaletteRedForeground1 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  row: { display: 'flex', alignItems: 'center', gap: '4px', '& > a': { flexGrow: 1 } },
  none: { margin: 0, padding: '9px 8px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type Props = {
  readonly dates: readonly string[];
  readonly days: Days;
  readonly today: string;
  readonly stop: string;
  readonly lifted: string | null;
  readonly target: string | null;
  readonly fresh: ReadonlySet<string>;
  readonly move: (entry: Movable, date: string) => void;
};

/** Days one under the other, with all that each has. */
export function Agenda({ dates, days, ...rest }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.days}>
      {dates.map((date) => (
        <Day key={date} date={date} entries={days.get(date) ?? []} {...rest} />
      ))}
    </div>
  );
}

type DayProps = Omit<Props, 'dates' | 'days'> & { readonly date: string; readonly entries: readonly Entry[] };

function Day({ date, entries, today, stop, lifted, target, fresh, move }: DayProps) {
  const styles = useStyles();
  const words = useWords();
  const text = words.layouts.calendar;
  const locale = useLocale();
  const label = useDayLabel();
  const section = useRef<HTMLElement>(null);
  const over = useDropPlace(section, date);
  const holiday = redDaysOf(yearOf(date)).get(date);
  return (
    <section
      ref={section}
      aria-label={label(date, entries.length)}
      className={mergeClasses(styles.day, (over || date === target) && styles.target)}
      data-date={date}
    >
      <div
        className={mergeClasses(styles.head, date === today && styles.today)}
        tabIndex={date === stop ? 0 : -1}
        data-day={date}
      >
        <h3 className={styles.name}>{dayWords(date, locale)}</h3>
        {date === today && <span className={styles.note}>{text.today}</span>}
        {holiday && <span className={mergeClasses(styles.note, styles.red)}>{text.holidays[holiday]}</span>}
      </div>
      {entries.length === 0 ? (
        <p className={styles.none}>{text.nothingDay}</p>
      ) : (
        <ul className={styles.list}>
          {entries.map((entry) => (
            <li key={entry.key} className={styles.row}>
              <Chip
                entry={entry}
                row
                lifted={entry.key === lifted}
                fresh={entry.kind !== 'meeting' && fresh.has(entry.task.id)}
              />
              {isMovable(entry) && <MoveDate entry={entry} move={move} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
