import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUndo20Regular, Eye20Regular, Person20Regular, PlugDisconnected20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useKnown } from '../context.tsx';
import { fill, useWords } from '../words.tsx';
import type { Lead } from './run-lead.ts';
import { pointName, type View } from './run-view.ts';
import type { ForumPage } from './use-meeting.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    flexShrink: 0,
    alignItems: 'center',
    gap: '6px 12px',
    padding: '6px 16px',
    minHeight: '44px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    '@media (max-width: 700px)': { padding: '6px 12px' },
  },
  urgent: { backgroundColor: tokens.colorPaletteYellowBackground2, color: tokens.colorNeutralForeground1 },
  text: { flexGrow: 1, flexBasis: '220px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

function Notice({
  icon,
  text,
  urgent = false,
  children,
}: {
  readonly icon: ReactNode;
  readonly text: string;
  readonly urgent?: boolean;
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.bar, urgent && styles.urgent)} role={urgent ? 'alert' : 'status'}>
      {icon}
      <span className={styles.text}>{text}</span>
      <div className={styles.buttons}>{children}</div>
    </div>
  );
}

type Props = { readonly page: ForumPage; readonly lead: Lead; readonly view: View };

/** Who leads, when that is not as it should be: the line is broken, or the lead went to someone else. */
export function LeadNotice({ page, lead }: Pick<Props, 'page' | 'lead'>) {
  const words = useWords().meeting.lead;
  const { me } = useKnown();
  const { standing, leads, lostTo, cut } = lead;
  const may = page.may.includes('lead');
  if (cut) return <Notice urgent icon={<PlugDisconnected20Regular aria-hidden />} text={words.cut} />;
  if (lostTo)
    return (
      <Notice
        icon={<Person20Regular aria-hidden />}
        text={lostTo.id === me.id ? words.lostSelf : fill(words.lost, { name: lostTo.name })}
      >
        <Button onClick={lead.read}>{words.ok}</Button>
        {may && <Button onClick={() => void lead.take()}>{words.lostBack}</Button>}
      </Notice>
    );
  if (leads) return null;
  if (standing.you)
    return (
      <Notice icon={<Person20Regular aria-hidden />} text={words.otherWindow}>
        {may && <Button onClick={() => void lead.take()}>{words.leadHere}</Button>}
      </Notice>
    );
  if (standing.silent)
    return (
      <Notice
        urgent
        icon={<PlugDisconnected20Regular aria-hidden />}
        text={fill(words.silent, { name: standing.leader?.name ?? '' })}
      >
        {may && (
          <Button appearance="primary" onClick={() => void lead.take()}>
            {words.take}
          </Button>
        )}
      </Notice>
    );
  return null;
}

/** Where the meeting is, while one looks at something else. */
export function FollowNotice({ view, children }: Pick<Props, 'view'> & { readonly children?: ReactNode }) {
  const words = useWords();
  const text = words.meeting.follow;
  const { point, current, follows } = view;
  if (follows || !point) return null;
  const mine = pointName(point, words);
  const said = current
    ? fill(text.looking, { mine, theirs: pointName(current, words) })
    : fill(text.lookingBefore, { mine });
  return (
    <Notice icon={<Eye20Regular aria-hidden />} text={said}>
      {children}
      <Button icon={<ArrowUndo20Regular />} onClick={view.follow}>
        {text.back} (F)
      </Button>
    </Notice>
  );
}
