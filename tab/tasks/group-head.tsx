import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { fill, useWords } from '../words.tsx';
import type { Group } from './rows.ts';

/** In pixels, as a row's. */
export const HEAD = 40;

const useStyles = makeStyles({
  button: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '8px',
    height: '32px',
    maxWidth: '100%',
    padding: '0 10px 0 6px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '@media (max-width: 700px)': { height: '44px' },
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  count: {
    flexShrink: 0,
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground4,
    borderRadius: '10px',
    padding: '1px 8px',
    fontVariantNumeric: 'tabular-nums',
  },
  none: { fontStyle: 'italic', color: tokens.colorNeutralForeground3 },
});

/** A group's name, how much is in it, and the way to fold it. */
export function GroupHead({
  group,
  folded,
  toggle,
  current,
}: {
  readonly group: Group;
  readonly folded: boolean;
  readonly toggle: () => void;
  readonly current: boolean;
}) {
  const styles = useStyles();
  const words = useWords();
  const { name, count } = group;
  return (
    <button
      type="button"
      className={styles.button}
      aria-expanded={!folded}
      data-focus
      tabIndex={current ? 0 : -1}
      onClick={toggle}
    >
      {folded ? <ChevronRight16Regular aria-hidden /> : <ChevronDown16Regular aria-hidden />}
      <span className={mergeClasses(styles.name, group.id === null && styles.none)}>{name}</span>{' '}
      <span className={styles.count}>
        {count === 1 ? words.tasks.countOne : fill(words.tasks.countAll, { total: count })}
      </span>
    </button>
  );
}
