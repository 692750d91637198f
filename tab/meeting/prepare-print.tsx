import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { fill, useLocale, useWords } from '../words.tsx';
import { clockWords, meetingName, timeWords } from './meeting-name.ts';
import { beginnings, reckon, sections } from './prepare-agenda.ts';
import { aboutPoint, titleOf } from './prepare-text.ts';
import type { ForumPage } from './use-meeting.ts';

const useStyles = makeStyles({
  paper: {
    display: 'none',
    '@media print': { display: 'block', color: '#000', backgroundColor: '#fff', fontSize: '11pt', lineHeight: '1.4' },
  },
  h1: { fontSize: '18pt', lineHeight: '1.2', margin: '0 0 4pt' },
  h2: { fontSize: '13pt', margin: '16pt 0 4pt', breakAfter: 'avoid' },
  table: { width: '100%', borderCollapse: 'collapse' },
  row: { breakInside: 'avoid', verticalAlign: 'top' },
  cell: { borderTop: '0.5pt solid #999', padding: '4pt 6pt 4pt 0', textAlign: 'left', fontWeight: 'normal' },
  place: { width: '22pt' },
  clock: { width: '52pt', whiteSpace: 'nowrap' },
  about: { fontSize: '9pt', color: '#333' },
  foot: { marginTop: '12pt', color: '#333', fontWeight: tokens.fontWeightRegular },
});

/** The agenda on paper: shown only when it is printed. */
export function PreparePrint({ page }: { readonly page: ForumPage }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const text = words.meetings.preparing;
  const { meeting, points, attendance } = page;
  const begins = beginnings(points, meeting.plannedAt);
  const { minutes } = reckon(points);
  const members = attendance.filter(({ member }) => member).map(({ person }) => person.name);
  return (
    <div className={styles.paper} data-print aria-hidden>
      <div className={styles.h1}>{fill(text.pointsTitle, { name: meetingName(meeting, words) })}</div>
      <div>{timeWords(meeting.plannedAt, locale)}</div>
      {sections.map((section) => {
        const own = points.filter((point) => point.section === section);
        if (own.length === 0) return null;
        return (
          <div key={section}>
            <div className={styles.h2}>{text.sections[section]}</div>
            <table className={styles.table}>
              <tbody>
                {own.map((point) => {
                  const at = points.indexOf(point);
                  const start = begins[at];
                  return (
                    <tr key={point.key} className={styles.row}>
                      <td className={mergeClasses(styles.cell, styles.place)}>{at + 1}</td>
                      <td className={styles.cell}>
                        {titleOf(point, words)}
                        <div className={styles.about}>{aboutPoint(point, words, locale).join(' · ')}</div>
                      </td>
                      <td className={mergeClasses(styles.cell, styles.clock)}>{start ? clockWords(start) : ''}</td>
                      <td className={mergeClasses(styles.cell, styles.clock)}>
                        {point.minutes === null ? '' : fill(words.meetings.minutesShort, { count: point.minutes })}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        );
      })}
      <div className={styles.foot}>{`${fill(text.total, { minutes })}. ${text.expected}: ${members.join(', ')}.`}</div>
    </div>
  );
}
