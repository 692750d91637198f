import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CasePointer } from '../../bot/api/contract.ts';
import { instantWords } from '../format.ts';
import { UrgencyPill } from '../look/urgency.tsx';
import { fill, useLocale, useWords } from '../words.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    gap: '2px 16px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `4px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  waiting: { borderLeftColor: tokens.colorCompoundBrandStroke },
  acute: { borderLeftColor: tokens.colorPaletteRedBackground3 },
  name: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '4px 10px' },
  kinds: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  pale: { color: tokens.colorNeutralForeground3 },
  side: { display: 'flex', justifyContent: 'flex-end' },
  time: { textAlign: 'right' },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** One case as a pointer: what, where, how urgent, and who has it. */
export function CaseRow({ of }: { readonly of: CasePointer }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const kinds = of.kinds.map((kind) => words.case.kinds[kind]).join(', ');
  const open = of.status === 'received' || of.status === 'taken';
  const late = of.status === 'received' && of.promisedAt !== null && Date.parse(of.promisedAt) < Date.now();
  const whoHas = () => {
    if (of.holder) return of.holder.you ? words.cases.takenByYou : fill(words.cases.takenBy, { name: of.holder.name });
    if (!open) return null;
    return of.status === 'taken'
      ? fill(words.cases.takenBy, { name: of.function.name })
      : fill(words.cases.waitingFor, { function: of.function.name });
  };
  return (
    <li>
      <a
        href={`#/cases/${of.id}`}
        className={mergeClasses(
          styles.row,
          of.status === 'received' && styles.waiting,
          open && of.urgency === 'acute' && styles.acute,
        )}
      >
        <span className={styles.name}>
          <span className={styles.kinds}>{kinds}</span>
          <span className={styles.pale}>{of.number}</span>
        </span>
        <span className={styles.side}>
          {of.urgency && open ? (
            <UrgencyPill urgency={of.urgency} />
          ) : (
            <span className={styles.pale}>{words.case.statuses[of.status]}</span>
          )}
        </span>
        <span>
          {of.place}
          {open && of.ongoing !== 'over' && ` · ${words.case.ongoing[of.ongoing]}`}
        </span>
        <span className={mergeClasses(styles.pale, styles.time)}>{instantWords(of.receivedAt, locale)}</span>
        <span className={mergeClasses(styles.pale, late && styles.late)}>
          {whoHas()}
          {of.status === 'received' &&
            of.promisedAt &&
            ` · ${fill(late ? words.cases.late : words.cases.promised, { time: instantWords(of.promisedAt, locale) })}`}
        </span>
      </a>
    </li>
  );
}
