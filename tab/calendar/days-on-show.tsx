import { MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { LayoutProps } from '../board/board.tsx';
import { useDropped } from '../board/drag.ts';
import { today as dateNow } from '../format.ts';
import { useAnnounce } from '../look/announce.tsx';
import { Failed } from '../look/failed.tsx';
import { Loading } from '../look/loading.tsx';
import { usePhone } from '../look/width.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { Agenda } from './agenda.tsx';
import { useCarry } from './carry.ts';
import { monthWords } from './date-words.ts';
import { DayCard } from './day-card.tsx';
import { addDays, addMonths, daysFrom, monthOf, startOfWeek, weeksOf } from './days.ts';
import { type Entry, isMovable, type Movable } from './entries.ts';
import { Month } from './month.tsx';
import { PhoneMonth } from './phone-month.tsx';
import { useCalendar } from './use-calendar.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, gap: '12px', overflowX: 'auto', outline: 'none' },
  stale: { opacity: 0.6, transitionProperty: 'opacity', transitionDuration: tokens.durationSlow },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

type Props = LayoutProps & {
  readonly mode: 'month' | 'week';
  /** The day one stands on. */
  readonly day: string;
  readonly setDay: (day: string) => void;
};
type Focus = { readonly day: string; readonly entry?: string } | null;

const none = new Map<string, readonly Entry[]>();

/** A month or a week of days, with what is on them; moved by mouse, by field or by keys. */
export function DaysOnShow({ query, write, touched, mode, day, setDay }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.layouts.calendar;
  const locale = useLocale();
  const phone = usePhone();
  const today = dateNow();
  const weeks = weeksOf(day);
  const month = monthOf(day);
  const week = daysFrom(startOfWeek(day), 7);
  const dates = mode === 'week' ? week : weeks.flat();
  const { days, capped, failed, stale, fresh, load, move } = useCalendar(
    query,
    dates[0] ?? day,
    dates.at(-1) ?? day,
    write,
  );
  const { announce, region } = useAnnounce();
  const hand = useCarry(announce);
  const root = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<Focus>(null);
  const [card, setCard] = useState<string | null>(null);
  const list = mode === 'week' || phone;

  useEffect(() => {
    if (!focus || !root.current) return;
    const entry = focus.entry ? root.current.querySelector<HTMLElement>(`[data-entry="${focus.entry}"]`) : null;
    const found = entry ?? root.current.querySelector<HTMLElement>(`[data-day="${focus.day}"]`);
    if (!found && stale) return;
    (found ?? root.current).focus();
    setFocus(null);
  });
  // Carried into another month, what one had hold of is no longer drawn: the calendar itself keeps the hand.
  useEffect(() => {
    if (hand.carried && document.activeElement === document.body) root.current?.focus();
  });

  async function put(entry: Movable, date: string, follow: boolean) {
    if (!hand.may(entry)) return;
    if (follow) setFocus({ day: date, entry: entry.key });
    const kept = await move(entry, date);
    if (kept) hand.say(entry.kind === 'due' ? text.dropped : text.droppedFollowUp, entry, date);
    else hand.say(text.refused, entry, entry.date);
    if (!kept && follow) {
      setDay(entry.date);
      setFocus({ day: entry.date, entry: entry.key });
    }
  }
  const all = days ?? none;
  const find = (key: string): Movable | null => {
    for (const entries of all.values()) {
      const entry = entries.find((each) => each.key === key);
      if (entry && isMovable(entry)) return entry;
    }
    return null;
  };
  const taken = useRef<Movable | null>(null);
  useDropped(
    root,
    (key) => {
      taken.current = find(key);
    },
    (key, date) => {
      const entry = taken.current;
      if (entry && entry.key === key && date !== null && date !== entry.date) void put(entry, date, false);
    },
  );

  /** The day that a key leads to; null for any other key. */
  function dayBy(key: string, from: string): string | null {
    const down = list ? 1 : 7;
    if (key === 'ArrowLeft') return addDays(from, -1);
    if (key === 'ArrowRight') return addDays(from, 1);
    if (key === 'ArrowUp') return addDays(from, -down);
    if (key === 'ArrowDown') return addDays(from, down);
    if (key === 'PageUp') return mode === 'week' ? addDays(from, -7) : addMonths(from, -1);
    if (key === 'PageDown') return mode === 'week' ? addDays(from, 7) : addMonths(from, 1);
    if (key === 'Home') return startOfWeek(from);
    if (key === 'End') return addDays(startOfWeek(from), 6);
    return null;
  }
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    // What hovers over the calendar has keys of its own, and stands elsewhere in the page.
    if (!root.current?.contains(target)) return;
    if (hand.carried) {
      const to = dayBy(key, hand.carried.to);
      if (to !== null) {
        hand.carry(to);
        setDay(to);
      } else if (key === 'Escape') {
        const { entry } = hand.carried;
        hand.back();
        setDay(entry.date);
        setFocus({ day: entry.date, entry: entry.key });
      } else if (key === ' ' || key === 'Enter') {
        const { entry, to: date } = hand.carried;
        if (hand.drop()) void put(entry, date, true);
        else setFocus({ day: date, entry: entry.key });
      } else if (key === 'Tab') return hand.back();
      return event.preventDefault();
    }
    const { entry: key_, day: on } = target.dataset;
    if (key_ !== undefined) {
      const entry = find(key_);
      if (key === ' ' && entry) {
        if (hand.may(entry)) hand.lift(entry);
      } else if (key === 'ArrowDown' || key === 'ArrowUp') {
        const here = target.closest('[data-date]')?.querySelectorAll<HTMLElement>('[data-day], [data-entry]') ?? [];
        [...here][[...here].indexOf(target) + (key === 'ArrowDown' ? 1 : -1)]?.focus();
      } else if (key !== ' ') return;
      return event.preventDefault();
    }
    const to = on === undefined ? null : dayBy(key, on);
    if (to === null) return;
    setDay(to);
    setFocus({ day: to });
    event.preventDefault();
  }

  if (failed !== null && !days) return <Failed text={failed || text.failed} retry={() => void load()} />;
  if (!days) return <Loading label={words.loading} rows={8} />;
  const label = monthWords(day, locale);
  const shared = {
    days: all,
    today,
    stop: day,
    lifted: hand.carried?.entry.key ?? null,
    target: hand.carried && hand.carried.to !== hand.carried.entry.date ? hand.carried.to : null,
    fresh: touched.size === 0 ? fresh : new Set([...fresh, ...touched]),
  };
  const byField = (entry: Movable, date: string) => {
    setCard(null);
    void put(entry, date, false);
  };
  const inMonth = weeks.flat().filter((date) => monthOf(date) === month);
  const busy = inMonth.filter((date) => all.has(date) || date === day);
  const empty = (mode === 'month' ? inMonth : week).every((date) => !all.has(date));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that come up from the days and what stands on them
    <div
      ref={root}
      tabIndex={-1}
      className={mergeClasses(styles.root, stale && styles.stale)}
      aria-busy={stale}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        // A list holds the chosen day even when it is empty: to choose another one would move things under the hand.
        const on = list ? undefined : target.closest<HTMLElement>('[data-date]')?.dataset.date;
        if (on !== undefined && on !== day && !hand.carried && monthOf(on) === month) setDay(on);
      }}
      onBlur={({ target, relatedTarget }) => {
        if (target.isConnected && !root.current?.contains(relatedTarget) && !focus) hand.back();
      }}
    >
      {capped && (
        <MessageBar>
          <MessageBarBody>{fill(text.capped, capped)}</MessageBarBody>
        </MessageBar>
      )}
      {phone && mode === 'month' && (
        <PhoneMonth
          label={label}
          weeks={weeks}
          month={month}
          today={today}
          chosen={day}
          days={all}
          choose={(date) => {
            setDay(date);
            root.current?.querySelector(`section[data-date="${date}"]`)?.scrollIntoView({ block: 'start' });
          }}
        />
      )}
      {!list && <Month {...shared} label={label} weeks={weeks} month={month} openDay={setCard} />}
      {list && <Agenda {...shared} dates={mode === 'week' ? week : busy} move={byField} />}
      {empty && <p className={styles.none}>{mode === 'month' ? text.nothingMonth : text.nothingWeek}</p>}
      {card !== null && (
        <DayCard
          date={card}
          entries={all.get(card) ?? []}
          target={root.current?.querySelector<HTMLElement>(`[data-date="${card}"]`) ?? null}
          move={byField}
          close={() => {
            setCard(null);
            setFocus({ day: card });
          }}
        />
      )}
      {region}
    </div>
  );
}
