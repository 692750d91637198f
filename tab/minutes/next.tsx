import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle24Filled,
  Circle16Regular,
  Info24Regular,
  LockClosed20Regular,
  Ribbon20Regular,
  ShieldCheckmark24Filled,
  Warning24Filled,
} from '@fluentui/react-icons';
import { lazy, type ReactNode, Suspense } from 'react';
import type { MinutesPage } from '../../bot/api/contract.ts';
import { instantWords } from '../format.ts';
import { useModal } from '../look/use-modal.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import type { Minutes } from './use-minutes.ts';

const Approve = lazy(() => import('./approve.tsx'));
const Lock = lazy(() => import('./lock.tsx'));

const useStyles = makeStyles({
  box: {
    display: 'flex',
    alignItems: 'center',
    gap: '14px',
    flexWrap: 'wrap',
    marginTop: '18px',
    padding: '14px 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorBrandForeground1 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  badBox: { border: `2px solid ${tokens.colorStatusDangerBorderActive}` },
  words: { flex: '1 1 260px', minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  text: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, maxWidth: '70ch' },
  list: { margin: '4px 0 0', padding: 0, listStyleType: 'none', color: tokens.colorNeutralForeground2 },
  item: { display: 'flex', alignItems: 'center', gap: '8px' },
  press: { '@media (max-width: 700px)': { flexBasis: '100%', minHeight: '44px' } },
});

type Dialog = 'approve' | 'lock';
type Props = { readonly page: MinutesPage; readonly minutes: Minutes };

/** What is to be done now, and by whom; the one thing that the reader can do is a button. */
export function Next({ page, minutes }: Props) {
  const { asked, ask, gone } = useModal<Dialog>();
  const Asked = asked?.what === 'lock' ? Lock : Approve;
  return (
    <>
      <Said page={page} ask={ask} />
      {asked && (
        <Suspense>
          <Asked key={asked.key} page={page} minutes={minutes} gone={() => gone(asked.key)} />
        </Suspense>
      )}
    </>
  );
}

function Said({ page, ask }: { readonly page: MinutesPage; readonly ask: (what: Dialog) => void }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const text = words.minutes.next;
  const { locked, meeting, approvers, may, withheld } = page;
  if (locked) {
    const values = { at: instantWords(locked.at, locale), name: locked.by.name };
    return locked.intact ? (
      <Box icon={<ShieldCheckmark24Filled />} tone="good" title={text.locked} text={fill(text.lockedText, values)} />
    ) : (
      <Box icon={<Warning24Filled />} tone="bad" title={text.broken} text={fill(text.brokenText, values)} />
    );
  }
  if (meeting.state === 'running')
    return (
      <Box icon={<Info24Regular />} title={text.running} text={text.runningText}>
        <Link href={`#/meetings/${encodeURIComponent(meeting.id)}`}>{words.minutes.back}</Link>
      </Box>
    );
  const own = approvers.find(({ you }) => you);
  if (own && own.approvedAt === null && withheld)
    return <Box icon={<Info24Regular />} title={text.notYours} text={text.notYoursText} />;
  if (own && own.approvedAt === null && may.includes('approve'))
    return (
      <Box icon={<Ribbon20Regular />} title={text.yours} text={text.yoursText}>
        <Button appearance="primary" className={styles.press} onClick={() => ask('approve')}>
          {text.approve}
        </Button>
      </Box>
    );
  const remains = [
    ...(page.registryNumber === null ? [text.registryNumber] : []),
    ...(approvers.length === 0 ? [text.approvers] : []),
    ...approvers.flatMap(({ approvedAt, name }) => (approvedAt === null ? [fill(text.waits, { name })] : [])),
  ];
  if (remains.length > 0)
    return (
      <Box icon={<Info24Regular />} title={text.remains}>
        <ul className={styles.list}>
          {remains.map((each) => (
            <li key={each} className={styles.item}>
              <Circle16Regular aria-hidden />
              {each}
            </li>
          ))}
        </ul>
      </Box>
    );
  const mine = may.includes('lock');
  return (
    <Box
      icon={<CheckmarkCircle24Filled />}
      tone="good"
      title={text.ready}
      text={mine ? text.readyText : text.readyForOthers}
    >
      {mine && (
        <Button
          appearance="primary"
          className={styles.press}
          icon={<LockClosed20Regular />}
          onClick={() => ask('lock')}
        >
          {text.lock}
        </Button>
      )}
    </Box>
  );
}

type BoxProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly tone?: 'good' | 'bad';
  readonly children?: ReactNode;
};

/** A list belongs to the words; a button or a link stands beside them. */
function Box({ icon, title, text, tone, children }: BoxProps) {
  const styles = useStyles();
  const beside = text !== undefined;
  const label = useWords().minutes.next.label;
  return (
    <section
      className={mergeClasses(styles.box, tone === 'bad' && styles.badBox)}
      aria-label={label}
      role={tone === 'bad' ? 'alert' : undefined}
    >
      <span className={mergeClasses(styles.icon, tone && styles[tone])} aria-hidden>
        {icon}
      </span>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        {beside ? <p className={styles.text}>{text}</p> : children}
      </div>
      {beside && children}
    </section>
  );
}
