import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CalendarLtr20Regular,
  CheckmarkCircle20Regular,
  Person20Regular,
  Warning16Filled,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { MeetingPoint } from '../../bot/api/contract.ts';
import { dateWords, instantWords } from '../format.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { Description } from './run-description.tsx';
import { Timebox } from './run-timebox.tsx';

const useStyles = makeStyles({
  point: { display: 'flex', flexDirection: 'column', gap: '18px', minWidth: 0, outline: 'none' },
  over: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '16px', rowGap: '6px' },
  paragraph: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
    whiteSpace: 'nowrap',
  },
  number: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  time: {
    flexGrow: 1,
    display: 'flex',
    justifyContent: 'flex-end',
    '@media (max-width: 700px)': { justifyContent: 'flex-start', flexBasis: '100%' },
  },
  h2: {
    margin: 0,
    // Takes the focus so that keys are the page's, and is nothing to press.
    outline: 'none',
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    overflowWrap: 'anywhere',
    '@media (max-width: 700px)': { fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  },
  reasons: { display: 'flex', flexWrap: 'wrap', gap: '8px', margin: 0, padding: 0, listStyleType: 'none' },
  reason: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    padding: '3px 10px',
    borderRadius: '12px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  facts: { display: 'flex', flexWrap: 'wrap', gap: '12px', margin: 0 },
  fact: {
    minWidth: '170px',
    padding: '10px 16px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 700px)': { minWidth: '130px', flexGrow: 1, padding: '8px 12px' },
  },
  label: {
    display: 'flex',
    gap: '6px',
    alignItems: 'center',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  value: {
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    margin: 0,
    overflowWrap: 'anywhere',
  },
  late: { color: tokens.colorPaletteRedForeground1 },
  /** On the stage, as large as the rest of it. */
  large: { fontSize: 'inherit', lineHeight: 'inherit' },
  tight: { gap: '12px' },
});

type Props = {
  readonly point: MeetingPoint;
  readonly clock: () => number;
  /** The leader's point is the one that has a time. */
  readonly current: boolean;
  /** On the stage, read from across a room. */
  readonly stage?: boolean;
  readonly children?: ReactNode;
};

/** One point, big and calm: what it is, why it is here, and what has been decided. */
export function PointView({ point, clock, current, stage = false, children }: Props) {
  const styles = useStyles();
  const words = useWords().meeting;
  const { task, paragraph } = point;
  const large = stage ? styles.large : undefined;
  const description = task?.description && <Description text={task.description} large={large} />;
  return (
    <section
      className={mergeClasses(styles.point, stage && styles.tight)}
      aria-labelledby="meeting-point"
      data-point={point.key}
    >
      <div className={styles.over}>
        <span className={mergeClasses(styles.paragraph, large)}>
          {paragraph === null ? words.notTaken : fill(words.paragraph, { n: paragraph })}
        </span>
        {task && (
          <span className={mergeClasses(styles.number, large)}>{fill(words.task, { number: task.number })}</span>
        )}
        {task?.caseNumber && (
          <span className={mergeClasses(styles.number, large)}>{fill(words.ofCase, { number: task.caseNumber })}</span>
        )}
        {current && (
          <div className={mergeClasses(styles.time, large)}>
            <Timebox point={point} clock={clock} tall={stage} />
          </div>
        )}
      </div>
      <h2 id="meeting-point" tabIndex={-1} className={styles.h2}>
        {point.shown ? (task?.title ?? point.title) : words.hidden}
      </h2>
      {point.shown && <Why point={point} large={large} />}
      {task && <Facts task={task} large={large} />}
      {!stage && description}
      {children}
      {point.shown && <Decisions point={point} large={large} />}
      {/* What was decided is never below the edge of a screen that nobody scrolls. */}
      {stage && description}
    </section>
  );
}

function Why({ point, large }: { readonly point: MeetingPoint; readonly large: string | undefined }) {
  const styles = useStyles();
  const words = useWords().meeting;
  const { reasons, proposedBy, liftedFrom, section } = point;
  const said = [
    ...reasons.map((reason) => words.reasons[reason]),
    ...(section === 'sinceLast' || proposedBy ? [] : [words.sections[section]]),
    ...(proposedBy ? [fill(words.proposedBy, { name: proposedBy.name })] : []),
    ...(liftedFrom ? [fill(words.liftedFrom, { name: liftedFrom.name })] : []),
  ];
  if (said.length === 0) return null;
  return (
    <ul className={styles.reasons}>
      {said.map((each) => (
        <li key={each} className={mergeClasses(styles.reason, large)}>
          {each === words.reasons.overdue && <Warning16Filled aria-hidden className={styles.late} />}
          {each}
        </li>
      ))}
    </ul>
  );
}

function Facts({
  task,
  large,
}: {
  readonly task: NonNullable<MeetingPoint['task']>;
  readonly large: string | undefined;
}) {
  const styles = useStyles();
  const all = useWords();
  const locale = useLocale();
  const words = all.meeting;
  const { responsible, dueDate, status, overdue } = task;
  const facts = [
    { icon: <Person20Regular aria-hidden />, label: words.responsible, value: responsible?.name ?? words.noOne },
    {
      icon: <CalendarLtr20Regular aria-hidden />,
      label: words.dueDate,
      value: dueDate === null ? words.noDate : dateWords(dueDate, locale, all),
      late: overdue,
    },
    { icon: <CheckmarkCircle20Regular aria-hidden />, label: words.status, value: all.tasks.statuses[status] },
  ];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(({ icon, label, value, late }) => (
          <div key={label} className={styles.fact}>
            <dt className={mergeClasses(styles.label, large)}>
              {icon} {label}
            </dt>
            <dd className={mergeClasses(styles.value, late && styles.late, large)}>
              {value}
              {late && ` · ${words.overdue}`}
            </dd>
          </div>
        ))}
      </dl>
      {task.caseNumber && <p className={mergeClasses(styles.quiet, large)}>{words.neutral}</p>}
    </>
  );
}

const useDecisionStyles = makeStyles({
  heading: { margin: '6px 0 0', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'flex', flexDirection: 'column', gap: '10px', margin: 0, padding: 0, listStyleType: 'none' },
  one: {
    display: 'flex',
    gap: '12px',
    alignItems: 'baseline',
    flexWrap: 'wrap',
    borderLeft: `4px solid ${tokens.colorCompoundBrandStroke}`,
    paddingLeft: '12px',
  },
  number: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  text: { overflowWrap: 'anywhere', flexGrow: 1, flexBasis: '220px' },
  by: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, maxWidth: '70ch' },
});

function Decisions({ point, large }: { readonly point: MeetingPoint; readonly large: string | undefined }) {
  const styles = useDecisionStyles();
  const words = useWords().meeting;
  const locale = useLocale();
  const { decisions } = point;
  if (decisions.length === 0)
    return point.paragraph === null ? null : <p className={mergeClasses(styles.quiet, large)}>{words.noDecisions}</p>;
  return (
    <>
      <h3 className={mergeClasses(styles.heading, large)}>{words.decisions}</h3>
      <ol className={styles.list}>
        {decisions.map(({ id, number, text, by, at }) => (
          <li key={id} className={mergeClasses(styles.one, large)} data-decision={number}>
            <span className={styles.number}>{fill(words.decision, { n: number })}</span>
            <span className={styles.text}>{text}</span>
            <span className={mergeClasses(styles.by, large)}>
              {fill(words.decisionBy, { name: by.name, time: instantWords(at, locale) })}
            </span>
          </li>
        ))}
      </ol>
      {large === undefined && <p className={styles.quiet}>{words.correct}</p>}
    </>
  );
}
