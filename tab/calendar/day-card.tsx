import { Button, makeStyles, Popover, PopoverSurface, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { useLocale, useWords } from '../words.tsx';
import { Chip } from './chip.tsx';
import { dayWords } from './date-words.ts';
import { type Entry, isMovable, type Movable } from './entries.ts';
import { MoveDate } from './move-date.tsx';

const useStyles = makeStyles({
  card: { width: '380px', maxWidth: 'calc(100vw - 32px)', maxHeight: '70vh', overflowY: 'auto', padding: '12px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px', marginBottom: '8px' },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  row: { display: 'flex', alignItems: 'center', gap: '4px', '& > a': { flexGrow: 1 } },
  none: { margin: '0 0 4px', color: tokens.colorNeutralForeground3 },
});

type Props = {
  readonly date: string;
  readonly entries: readonly Entry[];
  /** Stands beside this. */
  readonly target: HTMLElement | null;
  readonly move: (entry: Movable, date: string) => void;
  readonly close: () => void;
};

/** All of one day, when it is more than its square can hold. */
export function DayCard({ date, entries, target, move, close }: Props) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const name = dayWords(date, locale);
  return (
    <Popover
      open
      trapFocus
      positioning={{ target, position: 'after', align: 'top', fallbackPositions: ['before', 'below', 'above'] }}
      onOpenChange={(_, data) => data.open || close()}
    >
      <PopoverSurface className={styles.card} aria-label={name}>
        <div className={styles.head}>
          <h3 className={styles.name}>{name}</h3>
          <Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={words.close} onClick={close} />
        </div>
        {entries.length === 0 ? (
          <p className={styles.none}>{words.layouts.calendar.nothingDay}</p>
        ) : (
          <ul className={styles.list}>
            {entries.map((entry) => (
              <li key={entry.key} className={styles.row}>
                <Chip entry={entry} row />
                {isMovable(entry) && <MoveDate entry={entry} move={move} />}
              </li>
            ))}
          </ul>
        )}
      </PopoverSurface>
    </Popover>
  );
}
