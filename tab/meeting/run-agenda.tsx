import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark16Filled, ChevronRight16Filled } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { MeetingPoint } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import type { View } from './run-view.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '2px', margin: 0, padding: 0, listStyleType: 'none' },
  section: {
    margin: '14px 12px 4px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '40px 1fr auto',
    gap: '6px',
    alignItems: 'baseline',
    width: '100%',
    minHeight: '44px',
    padding: '10px 12px',
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorNeutralForeground1,
    border: 'none',
    borderLeft: '4px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  shown: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
    fontWeight: tokens.fontWeightSemibold,
    '& span': { color: 'inherit' },
  },
  here: { borderLeftColor: tokens.colorCompoundBrandStroke },
  paragraph: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  title: { overflowWrap: 'anywhere', minWidth: 0 },
  taken: { color: tokens.colorNeutralForeground3 },
  side: {
    display: 'inline-flex',
    gap: '4px',
    alignItems: 'center',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
  now: { color: tokens.colorCompoundBrandForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** The agenda; pressing a point looks at it, and moves nobody else. */
export function Agenda({ points, view }: { readonly points: readonly MeetingPoint[]; readonly view: View }) {
  const styles = useStyles();
  const words = useWords().meeting;
  const list = useRef<HTMLOListElement>(null);
  const at = view.point?.key;
  // It may be long, and opens where one is.
  useEffect(() => {
    if (at) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <ol ref={list} className={styles.list}>
      {points.map((point, index) => {
        const { key, section, paragraph, decisions } = point;
        const isHere = point === view.current;
        const isShown = point === view.point;
        const label = section === points[index - 1]?.section ? null : words.sections[section];
        return (
          <li key={key}>
            {label && <div className={styles.section}>{label}</div>}
            <button
              type="button"
              className={mergeClasses(styles.row, isShown && styles.shown, isHere && styles.here)}
              aria-current={isShown ? 'true' : undefined}
              onClick={() => (isHere ? view.follow() : view.look(point))}
            >
              <span className={styles.paragraph}>
                {paragraph === null ? '' : fill(words.paragraph, { n: paragraph })}
              </span>
              <span className={mergeClasses(styles.title, paragraph !== null && !isHere && styles.taken)}>
                {point.shown ? point.title : words.hidden}
              </span>
              <span className={mergeClasses(styles.side, isHere && styles.now)}>
                {isHere ? (
                  <>
                    <ChevronRight16Filled aria-hidden /> {words.hereShort}
                  </>
                ) : decisions.length > 0 || paragraph !== null ? (
                  <Checkmark16Filled aria-label={words.taken} />
                ) : point.minutes !== null ? (
                  fill(words.timebox.of, { n: point.minutes })
                ) : null}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
