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
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  waiting: { borderLeftColor: tokens.colorCompoundBrandStroke },
  acute: { borderLeftColor: tokens.colorPaletteRedBackground3 },
  name: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '4px 10px' },
  kinds: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  pale: { color: tokens.colorNeutralForeground3 },
  side: { display: 'flex', gap: '8px', alignItems: 'center' },
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
  return (
    <li>
      <a href={`#/cases/${of.id}`} className={mergeClasses(styles.row, of.status === 'received' && styles.waiting, open && of.urgency === 'acute' && styles.acute)}>
        <span className={styles.name}>
          <span className={styles.kinds}>{kinds}</span>
          <span className={styles.pale}>{of.number}</span>
        </span>
        <span className={styles.side}>{of.urgency && open ? <UrgencyPill urgency={of.urgency} /> : <span className={styles.pale}>{words.case.statuses[of.status]}</span>}</span>
        <span>
          {of.place}
          {open && of.ongoing !== 'over' && ` · ${words.case.ongoing[of.ongoing]}`}
        </span>
        <span className={styles.pale}>{instantWords(of.receivedAt, locale)}</span>
        <span className={mergeClasses(styles.pale, late && styles.late)}>
          {of.holder ? fill(words.cases.takenBy, { name: of.holder.you ? words.you : of.holder.name }) : open && fill(of.status === 'taken' ? words.cases.takenBy : words.cases.waitingFor, { function: of.function.name, name: of.function.name })}
          {of.status === 'received' && of.promisedAt && ` · ${fill(late ? words.cases.late : words.cases.promised, { time: instantWords(of.promisedAt, locale) })}`}
        </span>
      </a>
    </li>
  );
}
