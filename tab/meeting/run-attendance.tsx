import { Avatar, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled, Circle20Regular, PersonAdd20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Attendance } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { fill, useWords } from '../words.tsx';
import { PersonField } from './run-person.tsx';
import type { ForumPage, MeetingNow } from './use-meeting.ts';

const useStyles = makeStyles({
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    gap: '8px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  one: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    width: '100%',
    minHeight: '52px',
    padding: '6px 12px',
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorNeutralForeground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  here: {
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    padding: '5px 11px',
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
  },
  who: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  stay: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  mark: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  marked: { color: 'inherit' },
  heading: { margin: '16px 0 8px', fontSize: tokens.fontSizeBase300 },
  quiet: { margin: '12px 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  add: { marginTop: '12px' },
});

/** Who is here: one press for each, and for oneself a button of its own. */
export function AttendanceList({ page, now }: { readonly page: ForumPage; readonly now: MeetingNow }) {
  const styles = useStyles();
  const words = useWords().meeting.attendance;
  const { me } = useKnown();
  const [adding, setAdding] = useState(false);
  const may = page.may.includes('attend');
  const mark = (person: string, present: boolean) =>
    now.send({ path: '/attendance', body: { person, present }, hoped: hopedFor(person, present) });
  const members = page.attendance.filter(({ member }) => member);
  const guests = page.attendance.filter(({ member }) => !member);
  const list = (people: readonly Attendance[]) => (
    <ul className={styles.people}>
      {people.map((each) => (
        <li key={each.person.id}>
          <Person each={each} own={each.person.id === me.id} may={may} mark={mark} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {list(members)}
      {guests.length > 0 && (
        <>
          <h3 className={styles.heading}>{words.guests}</h3>
          {list(guests)}
        </>
      )}
      <p className={styles.quiet}>{words.hint}</p>
      {may && me.sees.list && !adding && (
        <Button icon={<PersonAdd20Regular />} onClick={() => setAdding(true)}>
          {words.addGuest}
        </Button>
      )}
      {adding && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape takes back from anywhere within
        <div
          className={styles.add}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            setAdding(false);
          }}
        >
          <PersonField
            label={words.addGuest}
            placeholder={words.findGuest}
            near={page.attendance.filter(({ present }) => !present).map(({ person }) => person)}
            choose={(person) => {
              setAdding(false);
              if (person) void mark(person.id, true);
            }}
          />
        </div>
      )}
    </>
  );
}

/** Shows at once; the answer has the paragraphs. */
function hopedFor(person: string, present: boolean) {
  return (page: ForumPage): ForumPage => ({
    ...page,
    attendance: page.attendance.map((each) => (each.person.id === person ? { ...each, present } : each)),
  });
}

type PersonProps = {
  readonly each: Attendance;
  readonly own: boolean;
  readonly may: boolean;
  readonly mark: (person: string, present: boolean) => void;
};

function Person({ each, own, may, mark }: PersonProps) {
  const styles = useStyles();
  const words = useWords();
  const text = words.meeting.attendance;
  const { person, present, stays } = each;
  const last = stays.at(-1);
  const left = last?.until ?? null;
  const stay =
    present && last && last.after > 0
      ? fill(text.since, { n: last.after })
      : !present && left !== null
        ? left === 0
          ? text.leftStart
          : fill(text.left, { n: left })
        : null;
  const Mark = present ? CheckmarkCircle20Filled : Circle20Regular;
  return (
    <button
      type="button"
      className={mergeClasses(styles.one, present && styles.here)}
      aria-pressed={present}
      disabled={!may}
      onClick={() => mark(person.id, !present)}
    >
      <Avatar name={person.name} size={32} color={present ? 'brand' : 'neutral'} aria-hidden />
      <span className={styles.who}>
        {person.name}
        {own && ` (${words.you})`}
        <span className={styles.spoken}> {present ? text.present : text.absent}</span>
        {stay && <span className={mergeClasses(styles.stay, present && styles.marked)}>{stay}</span>}
      </span>
      <Mark aria-hidden className={mergeClasses(styles.mark, present && styles.marked)} />
    </button>
  );
}

export function countHere(page: ForumPage): { readonly here: number; readonly all: number } {
  return { here: page.attendance.filter(({ present }) => present).length, all: page.attendance.length };
}

/** For oneself, in one press. */
export function OwnAttendance({ page, now }: { readonly page: ForumPage; readonly now: MeetingNow }) {
  const words = useWords().meeting.attendance;
  const { me } = useKnown();
  const here = page.attendance.some(({ person, present }) => person.id === me.id && present);
  if (!page.may.includes('attend')) return null;
  const mark = () => void now.send({ path: '/attendance', body: { present: !here }, hoped: hopedFor(me.id, !here) });
  return (
    <Button appearance={here ? 'subtle' : 'primary'} onClick={mark} style={{ minHeight: '44px' }}>
      {here ? words.iLeave : words.iAmHere}
    </Button>
  );
}
