import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useRef, useState } from 'react';
import { fill, useLocale, useWords } from '../words.tsx';
import { monthName, monthShort } from './date-words.ts';
import { addDays, dayOfYear, daysIn, firstOf, startOfWeek } from './days.ts';
import { dueOf, type Load, nothing, sum } from './use-year.ts';

/** In units of the picture, from its middle. */
const SIZE = 640;
const MIDDLE = SIZE / 2;
const INNER = 112;
const BARS = 128;
const OUTER = 262;
const LONGEST = OUTER - BARS - 10;
const NAMES = 288;
const GHOSTS = 120;
const MEETINGS = 270;
/** Fewer than this a week is a quiet year: the bars stay short. */
const QUIET = 6;

const useStyles = makeStyles({
  wheel: { width: '100%', maxWidth: '660px', height: 'auto', display: 'block', overflow: 'visible' },
  month: {
    cursor: 'pointer',
    outline: 'none',
    '& > path': { fill: tokens.colorNeutralBackground3, stroke: tokens.colorNeutralBackground1, strokeWidth: '3' },
    ':hover > path': { fill: tokens.colorNeutralBackground4Hover },
    ':focus-visible > path': { stroke: tokens.colorStrokeFocus2, strokeWidth: '4' },
  },
  even: { '& > path': { fill: tokens.colorNeutralBackground2 } },
  here: {
    '& > path': { fill: tokens.colorBrandBackground2 },
    ':hover > path': { fill: tokens.colorBrandBackground2Hover },
  },
  name: {
    fill: tokens.colorNeutralForeground2,
    fontSize: '17px',
    textAnchor: 'middle',
    dominantBaseline: 'central',
    '@media (max-width: 480px)': { fontSize: '26px' },
  },
  hereName: { fill: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  bars: { pointerEvents: 'none' },
  todo: { stroke: tokens.colorCompoundBrandStroke },
  // Striped, for who does not tell it by its colour.
  late: { stroke: tokens.colorPaletteRedBackground3, strokeDasharray: '6 2' },
  done: { stroke: tokens.colorPaletteGreenForeground1 },
  ghost: { fill: tokens.colorNeutralBackground1, stroke: tokens.colorNeutralForeground3, strokeWidth: '1.5' },
  meeting: { fill: tokens.colorBrandForeground1 },
  now: { stroke: tokens.colorNeutralForeground1, strokeWidth: '2' },
  nowEnd: { fill: tokens.colorNeutralForeground1 },
  big: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '40px',
    fontWeight: tokens.fontWeightSemibold,
    textAnchor: 'middle',
  },
  named: { fontSize: '30px', '@media (max-width: 480px)': { fontSize: '36px' } },
  line: {
    fill: tokens.colorNeutralForeground2,
    fontSize: '17px',
    textAnchor: 'middle',
    '@media (max-width: 480px)': { fontSize: '25px' },
  },
  // Seen where backgrounds are one and the same black.
  edge: { fill: 'none', stroke: tokens.colorTransparentStroke, strokeWidth: '1', pointerEvents: 'none' },
  red: { fill: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

const months = Array.from({ length: 12 }, (_, index) => index + 1);

type Props = {
  readonly year: number;
  readonly today: string;
  readonly days: ReadonlyMap<string, Load>;
  readonly byMonth: readonly Load[];
  readonly openMonth: (first: string) => void;
};

/** The year as a wheel, January at the top and on with the clock: a bar for each week, and each month to be opened. */
export function Wheel({ year, today, days, byMonth, openMonth }: Props) {
  const styles = useStyles();
  const text = useWords().layouts.calendar.wheel;
  const locale = useLocale();
  const svg = useRef<SVGSVGElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const length = daysIn(year, 2) + 337;
  const angle = (day: number): number => (day / length) * 2 * Math.PI - Math.PI / 2;
  const at = (day: number, radius: number): readonly [number, number] => [
    MIDDLE + Math.cos(angle(day)) * radius,
    MIDDLE + Math.sin(angle(day)) * radius,
  ];
  const point = (day: number, radius: number): string =>
    at(day, radius)
      .map((each) => each.toFixed(2))
      .join(' ');
  const petal = (month: number): string => {
    const from = dayOfYear(firstOf(year, month));
    const to = from + daysIn(year, month);
    return `M ${point(from, INNER)} L ${point(from, OUTER)} A ${OUTER} ${OUTER} 0 0 1 ${point(to, OUTER)} L ${point(to, INNER)} A ${INNER} ${INNER} 0 0 0 ${point(from, INNER)} Z`;
  };
  const weeks = weeksOfYear(year).map(([first, last]) => ({
    middle: (dayOfYear(first) + dayOfYear(last) + 1) / 2,
    load: sum([...days].flatMap(([date, load]) => (date >= first && date <= last ? [load] : []))),
  }));
  const tallest = Math.max(QUIET, ...weeks.map(({ load }) => dueOf(load)));
  const middle = pointed === null ? sum(byMonth) : (byMonth[pointed - 1] ?? nothing);

  function onKeyDown(event: KeyboardEvent<SVGGElement>, month: number) {
    const turn = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') openMonth(firstOf(year, month));
    else if (turn !== undefined)
      svg.current?.querySelector<SVGGElement>(`[data-month="${((month - 1 + turn + 12) % 12) + 1}"]`)?.focus();
    else return;
    event.preventDefault();
  }
  const isHere = (month: number): boolean => today.startsWith(firstOf(year, month).slice(0, 7));
  const spoken = (month: number): string => {
    const load = byMonth[month - 1] ?? nothing;
    return fill(text.of, { ...load, month: monthName(month, locale), due: dueOf(load) });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg cannot be a fieldset
    <svg
      ref={svg}
      className={styles.wheel}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      role="group"
      aria-label={fill(text.label, { year })}
    >
      {months.map((month) => {
        return (
          // biome-ignore lint/a11y/useSemanticElements: an svg has no buttons of its own
          <g
            key={month}
            role="button"
            tabIndex={0}
            aria-label={spoken(month)}
            className={mergeClasses(styles.month, month % 2 === 0 && styles.even, isHere(month) && styles.here)}
            data-month={month}
            onClick={() => openMonth(firstOf(year, month))}
            onKeyDown={(event) => onKeyDown(event, month)}
            onFocus={() => setPointed(month)}
            onBlur={() => setPointed(null)}
            onPointerEnter={() => setPointed(month)}
            onPointerLeave={() => setPointed(null)}
          >
            <path d={petal(month)} />
          </g>
        );
      })}
      <g className={styles.bars} aria-hidden>
        {months.map((month) => {
          const [x, y] = at(dayOfYear(firstOf(year, month)) + daysIn(year, month) / 2, NAMES);
          return (
            <g key={month}>
              <path className={styles.edge} d={petal(month)} />
              <text {...{ x, y }} className={mergeClasses(styles.name, isHere(month) && styles.hereName)}>
                {monthShort(month, locale)}
              </text>
            </g>
          );
        })}
        {weeks.map(({ middle: day, load }) => {
          let from = BARS;
          return (['done', 'todo', 'late'] as const).map((kind) => {
            if (load[kind] === 0) return null;
            const start = from;
            from += (load[kind] / tallest) * LONGEST;
            const [x1, y1] = at(day, start);
            const [x2, y2] = at(day, from);
            return <line key={`${day}${kind}`} className={styles[kind]} {...{ x1, y1, x2, y2 }} strokeWidth={9} />;
          });
        })}
        {[...days].map(([date, { recurring, meetings }]) => {
          const day = dayOfYear(date) + 0.5;
          const [gx, gy] = at(day, GHOSTS);
          const [mx, my] = at(day, MEETINGS);
          return (
            <g key={date}>
              {recurring > 0 && <circle className={styles.ghost} cx={gx} cy={gy} r={Math.min(3 + recurring, 7)} />}
              {meetings > 0 && (
                <rect
                  className={styles.meeting}
                  x={mx - 4}
                  y={my - 4}
                  width={8}
                  height={8}
                  transform={`rotate(45 ${mx} ${my})`}
                />
              )}
            </g>
          );
        })}
        {today.startsWith(String(year)) && (
          <Now from={at(dayOfYear(today) + 0.5, INNER - 8)} to={at(dayOfYear(today) + 0.5, OUTER + 4)} />
        )}
        <text className={mergeClasses(styles.big, pointed !== null && styles.named)} x={MIDDLE} y={MIDDLE - 14}>
          {pointed === null ? year : monthName(pointed, locale)}
        </text>
        <text className={styles.line} x={MIDDLE} y={MIDDLE + 18}>
          {fill(text.count, { count: dueOf(middle) })}
        </text>
        <text className={mergeClasses(styles.line, middle.late > 0 && styles.red)} x={MIDDLE} y={MIDDLE + 48}>
          {fill(text.countLate, { count: middle.late })}
        </text>
      </g>
    </svg>
  );
}

type Point = readonly [number, number];

function Now({ from: [x1, y1], to: [x2, y2] }: { readonly from: Point; readonly to: Point }) {
  const styles = useStyles();
  return (
    <g>
      <line className={styles.now} {...{ x1, y1, x2, y2 }} />
      <circle className={styles.nowEnd} cx={x1} cy={y1} r={4} />
    </g>
  );
}

/** First and last day of each week, cut where the year begins and ends. */
function weeksOfYear(year: number): readonly (readonly [string, string])[] {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const found: [string, string][] = [];
  for (let monday = startOfWeek(first); monday <= last; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6);
    found.push([monday < first ? first : monday, sunday > last ? last : sunday]);
  }
  return found;
}
