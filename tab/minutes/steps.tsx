import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark16Filled } from '@fluentui/react-icons';
import type { MinutesPage } from '../../bot/api/contract.ts';
import { useWords } from '../words.tsx';

const useStyles = makeStyles({
  steps: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    margin: 0,
    padding: 0,
    maxWidth: '680px',
    listStyleType: 'none',
  },
  step: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '6px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'center',
    // The line to the step before.
    '::before': {
      content: '""',
      position: 'absolute',
      top: '13px',
      right: 'calc(50% + 14px)',
      width: 'calc(100% - 28px)',
      height: '2px',
      backgroundColor: tokens.colorNeutralStroke1,
    },
    ':first-child::before': { display: 'none' },
  },
  reached: { '::before': { backgroundColor: tokens.colorCompoundBrandStroke } },
  here: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  mark: {
    position: 'relative',
    display: 'grid',
    placeItems: 'center',
    width: '28px',
    height: '28px',
    borderRadius: '50%',
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
  },
  markReached: { border: `2px solid ${tokens.colorCompoundBrandStroke}` },
  markDone: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    forcedColorAdjust: 'none',
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

const steps = ['running', 'ended', 'approval', 'locked'] as const;

/** How far the minutes have come: an index of the steps. */
export function stepOf({ meeting, approvers, locked }: MinutesPage): number {
  if (locked) return 3;
  if (meeting.state === 'running') return 0;
  return approvers.length === 0 ? 1 : 2;
}

export function Steps({ page }: { readonly page: MinutesPage }) {
  const styles = useStyles();
  const text = useWords().minutes.steps;
  const now = stepOf(page);
  return (
    <ol className={styles.steps} aria-label={text.label}>
      {steps.map((step, index) => {
        const done = index < now || (step === 'locked' && now === index);
        const here = index === now;
        return (
          <li
            key={step}
            className={mergeClasses(styles.step, index <= now && styles.reached, here && styles.here)}
            aria-current={here ? 'step' : undefined}
          >
            <span
              className={mergeClasses(styles.mark, index <= now && styles.markReached, done && styles.markDone)}
              aria-hidden
            >
              {done ? <Checkmark16Filled /> : index + 1}
            </span>
            <span>
              {text[step]}
              {done && <span className={styles.hidden}>, {text.done}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
