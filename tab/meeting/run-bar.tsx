import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular, ArrowRight20Regular } from '@fluentui/react-icons';
import type { MeetingAct } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import { actKeys } from './run-act.ts';
import type { ForumPage } from './use-meeting.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    alignItems: 'center',
    padding: '10px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 700px)': { padding: '8px', gap: '6px' },
  },
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    flexGrow: 1,
    '@media (max-width: 700px)': { gap: '6px', flexBasis: '100%' },
  },
  move: { display: 'flex', gap: '8px', '@media (max-width: 700px)': { flexBasis: '100%' } },
  button: {
    minHeight: '44px',
    minWidth: 'auto',
    '@media (max-width: 700px)': { flexGrow: 1, paddingLeft: '10px', paddingRight: '10px' },
  },
  key: {
    marginLeft: '8px',
    padding: '0 6px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    '@media (max-width: 700px)': { display: 'none' },
  },
  onBrand: { border: '1px solid currentColor' },
});

export function KeyHint({ name, onBrand = false }: { readonly name: string; readonly onBrand?: boolean }) {
  const styles = useStyles();
  return (
    <kbd aria-hidden className={mergeClasses(styles.key, onBrand && styles.onBrand)}>
      {name}
    </kbd>
  );
}

type Props = {
  readonly page: ForumPage;
  readonly acts: readonly MeetingAct[];
  readonly open: MeetingAct | null;
  readonly press: (act: MeetingAct) => void;
  /** Null: nothing to move to. */
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
  readonly leads: boolean;
};

/** What can be done with the point, each with its key. */
export function ActBar({ page, acts, open, press, previous, next, leads }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.meeting;
  return (
    <div className={styles.bar} role="toolbar" aria-label={text.keys.title}>
      <div className={styles.acts}>
        {acts.map((act) => (
          <Button
            key={act}
            className={styles.button}
            appearance={act === open ? 'primary' : 'secondary'}
            aria-keyshortcuts={actKeys[act]}
            aria-expanded={act === open}
            title={act === 'lift' ? fill(text.acts.liftTo, { forum: page.liftsTo?.name ?? '' }) : undefined}
            onClick={() => press(act)}
          >
            {text.acts[act]}
            <KeyHint name={actKeys[act].toUpperCase()} onBrand={act === open} />
          </Button>
        ))}
      </div>
      <div className={styles.move}>
        <Button
          className={styles.button}
          icon={<ArrowLeft20Regular />}
          aria-keyshortcuts="ArrowLeft"
          disabledFocusable={previous === null}
          onClick={() => previous?.()}
        >
          {text.move.previous}
          <KeyHint name="←" />
        </Button>
        <Button
          className={styles.button}
          appearance={leads && open === null ? 'primary' : 'secondary'}
          icon={<ArrowRight20Regular />}
          iconPosition="after"
          aria-keyshortcuts={leads ? 'ArrowRight Space' : 'ArrowRight'}
          disabledFocusable={next === null}
          onClick={() => next?.()}
        >
          {text.move.next}
          <KeyHint name="→" onBrand={leads && open === null} />
        </Button>
      </div>
    </div>
  );
}
