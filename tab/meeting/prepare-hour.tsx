import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MeetingPoint } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import { clockWords } from './meeting-name.ts';
import { HOUR, reckon } from './prepare-agenda.ts';
import { titleOf } from './prepare-text.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '6px' },
  h2: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  track: {
    position: 'relative',
    display: 'flex',
    height: '28px',
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground4,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    forcedColorAdjust: 'none',
  },
  part: {
    height: '100%',
    flexShrink: 0,
    borderRight: `2px solid ${tokens.colorNeutralBackground1}`,
    backgroundColor: tokens.colorBrandBackground,
  },
  sinceLast: { backgroundColor: tokens.colorBrandBackground },
  fixed: { backgroundColor: tokens.colorBrandBackgroundPressed },
  proposal: { backgroundColor: tokens.colorPaletteTealBorderActive },
  over: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    right: 0,
    borderLeft: `3px solid ${tokens.colorPaletteRedForeground1}`,
    backgroundImage: `repeating-linear-gradient(45deg, ${tokens.colorPaletteRedBackground3} 0 6px, transparent 6px 12px)`,
  },
  says: { margin: 0, display: 'flex', flexWrap: 'wrap', gap: '0 12px' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  red: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The points' times against the hour: each its part of the bar, and what is over it marked. */
export function Hour({ points, plannedAt }: { readonly points: readonly MeetingPoint[]; readonly plannedAt: string }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.meetings.preparing;
  const { minutes, untimed } = reckon(points);
  const whole = Math.max(HOUR, minutes);
  const over = minutes - HOUR;
  const part = (length: number) => `${(length / whole) * 100}%`;
  const says = [
    over > 0
      ? fill(text.over, { minutes: over })
      : over === 0
        ? text.full
        : fill(text.left, { minutes: HOUR - minutes }),
    ...(untimed > 0 ? [untimed === 1 ? text.untimedOne : fill(text.untimed, { count: untimed })] : []),
  ];
  const total = fill(text.total, { minutes });
  return (
    <section className={styles.box} aria-label={text.hour}>
      <h2 className={styles.h2}>{text.hour}</h2>
      <div className={styles.track} role="img" aria-label={[total, ...says].join('. ')} data-over={over > 0}>
        {points.map(
          (point) =>
            point.minutes !== null && (
              <span
                key={point.key}
                className={mergeClasses(styles.part, point.section !== 'added' && styles[point.section])}
                style={{ width: part(point.minutes) }}
                title={`${titleOf(point, words)}: ${fill(words.meetings.minutesShort, { count: point.minutes })}`}
              />
            ),
        )}
        {over > 0 && <span className={styles.over} style={{ width: part(over) }} />}
      </div>
      <p className={styles.says}>
        <span className={styles.strong}>{total}</span>
        <span className={over > 0 ? styles.red : styles.quiet}>{says[0]}</span>
      </p>
      <p className={mergeClasses(styles.says, styles.quiet)}>
        {minutes > 0 && (
          <span>
            {fill(text.ends, { time: clockWords(new Date(Date.parse(plannedAt) + minutes * 60_000).toISOString()) })}
          </span>
        )}
        {says.length > 1 && <span>{says[1]}</span>}
      </p>
    </section>
  );
}
