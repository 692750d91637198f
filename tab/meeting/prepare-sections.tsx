import { makeStyles, tokens } from '@fluentui/react-components';
import type { MeetingPoint } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { fill, useWords } from '../words.tsx';
import { beginnings, type Edit, sections } from './prepare-agenda.ts';
import { PreparePoint } from './prepare-point.tsx';
import type { ForumPage } from './use-meeting.ts';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: '22px', minWidth: 0 },
  h2: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  about: { margin: '0 0 6px', color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  none: { margin: '6px 0 0', color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
});

type Props = {
  readonly page: ForumPage;
  readonly mayPrepare: boolean;
  readonly change: (edit: Edit) => void;
  /** Of a proposal, by the key of its point. */
  readonly withdraw: (key: string) => void;
};

/** The agenda in its sections, and below what waits. */
export function PrepareSections({ page, mayPrepare, change, withdraw }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { me } = useKnown();
  const text = words.meetings.preparing;
  const { points, dropped, meeting } = page;
  const begins = beginnings(points, meeting.plannedAt);
  const takeBack = ({ key, proposedBy, liftedFrom }: MeetingPoint) =>
    proposedBy?.id === me.id && liftedFrom === null && key.startsWith('proposal:') ? () => withdraw(key) : null;
  const row = (point: MeetingPoint, own: readonly MeetingPoint[], waits: boolean) => {
    const at = points.indexOf(point);
    return (
      <PreparePoint
        key={point.key}
        point={point}
        place={waits ? null : at + 1}
        begins={waits ? null : (begins[at] ?? null)}
        ends={{ first: own[0] === point, last: own.at(-1) === point }}
        mayPrepare={mayPrepare}
        edit={change}
        withdraw={takeBack(point)}
      />
    );
  };
  return (
    <div className={styles.sections}>
      {sections.map((section) => {
        const own = points.filter((point) => point.section === section);
        return (
          <section key={section} aria-label={text.sections[section]}>
            <h2 className={styles.h2}>{text.sections[section]}</h2>
            <p className={styles.about}>{text.about[section]}</p>
            {own.length === 0 && <p className={styles.none}>{text.none[section]}</p>}
            <ol className={styles.list}>{own.map((point) => row(point, own, false))}</ol>
          </section>
        );
      })}
      {dropped.length > 0 && (
        <section aria-label={fill(text.droppedHeading, { count: dropped.length })}>
          <h2 className={styles.h2}>{fill(text.droppedHeading, { count: dropped.length })}</h2>
          <p className={styles.about}>{text.droppedAbout}</p>
          <ul className={styles.list}>{dropped.map((point) => row(point, dropped, true))}</ul>
        </section>
      )}
    </div>
  );
}
