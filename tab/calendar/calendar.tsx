import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { LayoutProps } from '../board/board.tsx';
import { today as dateNow } from '../format.ts';
import { Bar } from '../look/bar.tsx';
import { useKeys } from '../look/keys.tsx';
import { Loading } from '../look/loading.tsx';
import { fill, useLocale, useWords } from '../words.tsx';
import { monthWords } from './date-words.ts';
import { addDays, addMonths, startOfWeek, weekNumber, yearOf } from './days.ts';
import { DaysOnShow } from './days-on-show.tsx';

const Year = lazy(() => import('./year.tsx'));

const useStyles = makeStyles({
  calendar: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: '12px',
    padding: '0 24px 20px',
    '@media (max-width: 700px)': { padding: '0 12px 16px' },
  },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  steps: { display: 'flex', alignItems: 'center', gap: '4px' },
  step: { minWidth: '36px', height: '36px', '@media (max-width: 700px)': { minWidth: '44px', height: '44px' } },
  name: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    minWidth: '170px',
  },
});

const modes = ['month', 'week', 'year'] as const;
type Mode = (typeof modes)[number];

/** Kept while the tab is open, so that one comes back to the calendar as one left it. */
const left: { mode: Mode; day: string | null } = { mode: 'month', day: null };

/** Tasks and meetings by their days: a month, a week, or the whole year as a wheel. */
export default function Calendar(props: LayoutProps) {
  const styles = useStyles();
  const words = useWords();
  const text = words.layouts.calendar;
  const locale = useLocale();
  const [mode, setMode] = useState<Mode>(left.mode);
  const [day, setDay] = useState(left.day ?? dateNow());
  useEffect(() => {
    left.mode = mode;
    left.day = day;
  }, [mode, day]);
  const step = (by: number) =>
    setDay(mode === 'week' ? addDays(day, by * 7) : addMonths(day, mode === 'month' ? by : by * 12));
  const name =
    mode === 'month'
      ? monthWords(day, locale)
      : mode === 'week'
        ? fill(text.weekOf, { week: weekNumber(day), year: yearOf(addDays(startOfWeek(day), 3)) })
        : String(yearOf(day));
  useKeys(text.label, [
    { keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], does: text.keys.go },
    { keys: 'PageUp', does: text.previous[mode], press: () => step(-1) },
    { keys: 'PageDown', does: text.next[mode], press: () => step(1) },
    { keys: 't', does: text.keys.today, press: () => setDay(dateNow()) },
    { keys: 'Tab', does: text.keys.into, when: mode !== 'year' },
    { keys: ' ', does: text.keys.lift, when: mode !== 'year' },
    { keys: 'Escape', does: text.keys.back, when: mode !== 'year' },
  ]);
  return (
    <div className={styles.calendar}>
      <div className={styles.tools}>
        <div className={styles.steps}>
          <Button
            className={styles.step}
            appearance="subtle"
            icon={<ChevronLeft20Regular />}
            aria-label={text.previous[mode]}
            title={text.previous[mode]}
            onClick={() => step(-1)}
          />
          <Button className={styles.step} onClick={() => setDay(dateNow())}>
            {text.today}
          </Button>
          <Button
            className={styles.step}
            appearance="subtle"
            icon={<ChevronRight20Regular />}
            aria-label={text.next[mode]}
            title={text.next[mode]}
            onClick={() => step(1)}
          />
        </div>
        <h2 className={styles.name} aria-live="polite">
          {name}
        </h2>
        <Bar<Mode>
          label={text.show}
          options={modes.map((each) => ({ value: each, name: text.modes[each] }))}
          value={mode}
          choose={setMode}
        />
      </div>
      {mode === 'year' ? (
        <Suspense fallback={<Loading label={words.loading} />}>
          <Year
            query={props.query}
            year={yearOf(day)}
            openMonth={(first) => {
              setDay(first);
              setMode('month');
            }}
          />
        </Suspense>
      ) : (
        <DaysOnShow {...props} mode={mode} day={day} setDay={setDay} />
      )}
    </div>
  );
}
