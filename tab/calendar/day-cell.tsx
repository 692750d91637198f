import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useDropPlace } from '../board/drag.ts';
import { fill, useWords } from '../words.tsx';
import { Chip } from './chip.tsx';
import { useDayLabel } from './day-label.ts';
import { dayOfMonth, monthOf, weekday, yearOf } from './days.ts';
import type { Entry } from './entries.ts';
import { redDaysOf } from './red-days.ts';

/** So many stand in a day; with more, the last line says how many. */
const MOST = 4;

const useStyles = makeStyles({
  cell: {
    height: '118px',
    padding: '2px 4px 6px',
    verticalAlign: 'top',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  inside: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  weekend: { backgroundColor: tokens.colorNeutralBackground2 },
  other: { backgroundColor: tokens.colorNeutralBackground3 },
  target: {
    outline: `2px dashed ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: '-3px',
    backgroundColor: tokens.colorBrandBackground2,
  },
  head: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  number: {
    minWidth: '28px',
    height: '28px',
    padding: '0 4px',
    border: '1px solid transparent',
    borderRadius: '14px',
    background: 'none',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  pale: { color: tokens.colorNeutralForeground3 },
  red: { color: tokens.colorPaletteRedForeground1 },
  today: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorBrandBackgroundHover, color: tokens.colorNeutralForegroundOnBrand },
  },
  holiday: {
    fontSize: tokens.fontSizeBase100,
    color: tokens.colorPaletteRedForeground1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    minWidth: 0,
  },
  more: {
    alignSelf: 'start',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    padding: '0 6px',
    height: '24px',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

export type DayProps = {
  readonly date: string;
  /** The month on show: days of its neighbours are paler. */
  readonly month: string;
  readonly today: string;
  readonly entries: readonly Entry[];
  /** The one day that Tab comes to, and goes on into. */
  readonly stop: boolean;
  /** Key of what is in someone's hand, and whether it would land here. */
  readonly lifted: string | null;
  readonly target: boolean;
  readonly fresh: ReadonlySet<string>;
  readonly openDay: (date: string) => void;
};

export function DayCell({ date, month, today, entries, stop, lifted, target, fresh, openDay }: DayProps) {
  const styles = useStyles();
  const text = useWords().layouts.calendar;
  const label = useDayLabel();
  const cell = useRef<HTMLTableCellElement>(null);
  const over = useDropPlace(cell, date);
  const holiday = redDaysOf(yearOf(date)).get(date);
  const shown = entries.length > MOST ? entries.slice(0, MOST - 1) : entries;
  const red = holiday !== undefined || weekday(date) === 6;
  return (
    <td
      ref={cell}
      aria-current={date === today ? 'date' : undefined}
      className={mergeClasses(
        styles.cell,
        weekday(date) > 4 && styles.weekend,
        monthOf(date) !== month && styles.other,
        (over || target) && styles.target,
      )}
      data-date={date}
    >
      <div className={styles.inside}>
        <div className={styles.head}>
          <button
            type="button"
            className={mergeClasses(
              styles.number,
              monthOf(date) !== month && styles.pale,
              red && styles.red,
              date === today && styles.today,
            )}
            tabIndex={stop ? 0 : -1}
            aria-label={label(date, entries.length)}
            data-day={date}
            onClick={() => openDay(date)}
          >
            {dayOfMonth(date)}
          </button>
          {holiday && (
            <span className={styles.holiday} title={text.holidays[holiday]} aria-hidden>
              {text.holidays[holiday]}
            </span>
          )}
        </div>
        {shown.length > 0 && (
          <ul className={styles.list}>
            {shown.map((entry) => (
              <li key={entry.key}>
                <Chip
                  entry={entry}
                  stop={stop}
                  lifted={entry.key === lifted}
                  fresh={entry.kind !== 'meeting' && fresh.has(entry.task.id)}
                />
              </li>
            ))}
          </ul>
        )}
        {shown.length < entries.length && (
          <button type="button" className={styles.more} tabIndex={stop ? 0 : -1} onClick={() => openDay(date)}>
            {fill(text.more, { count: entries.length - shown.length })}
          </button>
        )}
      </div>
    </td>
  );
}
