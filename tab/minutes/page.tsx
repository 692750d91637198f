import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronLeft16Regular, DocumentText48Regular, LockClosed48Regular } from '@fluentui/react-icons';
import type { MinutesPage as Page } from '../../bot/api/contract.ts';
import { Bar } from '../look/bar.tsx';
import { Empty } from '../look/empty.tsx';
import { Failed } from '../look/failed.tsx';
import { Loading } from '../look/loading.tsx';
import { fill, useWords } from '../words.tsx';
import { Addenda } from './addenda.tsx';
import { Approvers } from './approvers.tsx';
import { Checksum } from './checksum.tsx';
import { Next } from './next.tsx';
import { Paper } from './paper.tsx';
import { Registry } from './registry.tsx';
import { Steps } from './steps.tsx';
import { TakeAway } from './take-away.tsx';
import { type Minutes, useMinutes } from './use-minutes.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100%',
    padding: '20px 24px 48px',
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-width: 700px)': { padding: '12px 12px 40px' },
  },
  frame: { maxWidth: '1240px', margin: '0 auto' },
  back: { display: 'inline-flex', alignItems: 'center', gap: '4px', minHeight: '32px' },
  title: { margin: 0, fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  of: { margin: '0 0 16px', color: tokens.colorNeutralForeground2 },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 340px',
    gap: '24px',
    alignItems: 'start',
    marginTop: '20px',
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  document: { display: 'flex', flexDirection: 'column', gap: '10px' },
  language: { display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: '12px', flexWrap: 'wrap' },
  note: { flexGrow: 1, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  aside: { display: 'flex', flexDirection: 'column', gap: '14px', minWidth: 0 },
});

/** The minutes of a meeting: the document as it is printed, and its way to being locked. */
export default function MinutesPage({ id }: { readonly id: string }) {
  const words = useWords();
  const text = words.minutes;
  const minutes = useMinutes(id);
  const { page, failed, load } = minutes;
  if (page) return <Written id={id} page={page} minutes={minutes} />;
  if (failed === null) return <Loading label={words.loading} rows={8} />;
  if (failed.code === 'meetingState')
    return (
      <Lone title={text.page}>
        <Empty icon={<DocumentText48Regular aria-hidden />} title={text.none.title} text={text.none.text}>
          <Link href={`#/meetings/${encodeURIComponent(id)}`}>{text.back}</Link>
        </Empty>
      </Lone>
    );
  if (failed.status === 404)
    return (
      <Lone title={text.page}>
        <Empty icon={<LockClosed48Regular aria-hidden />} title={text.unknown.title} text={text.unknown.text}>
          <Link href="#/meetings">{text.unknown.back}</Link>
        </Empty>
      </Lone>
    );
  return (
    <Lone title={text.page}>
      <Failed text={failed.message || text.failed} retry={() => void load()} />
    </Lone>
  );
}

function Lone({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <div className={styles.frame}>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </div>
    </div>
  );
}

type Props = { readonly id: string; readonly page: Page; readonly minutes: Minutes };

function Written({ id, page, minutes }: Props) {
  const styles = useStyles();
  const text = useWords().minutes;
  const { language, read, change } = minutes;
  const { forum, number, year } = page.meeting;
  const running = page.meeting.state === 'running';
  return (
    <div className={styles.page}>
      <div className={styles.frame}>
        <Link className={styles.back} href={`#/meetings/${encodeURIComponent(id)}`}>
          <ChevronLeft16Regular aria-hidden />
          {text.back}
        </Link>
        <h1 className={styles.title}>{text.page}</h1>
        <p className={styles.of}>{fill(text.of, { forum: forum.name, number: number ?? '', year: year ?? '' })}</p>
        <Steps page={page} />
        <Next page={page} minutes={minutes} />
        <div className={styles.columns}>
          <div className={styles.document}>
            <div className={styles.language}>
              <span className={mergeClasses(styles.note)}>{language === 'en' && text.language.note}</span>
              <Bar
                label={text.language.label}
                options={[
                  { value: 'sv', name: text.language.sv },
                  { value: 'en', name: text.language.en },
                ]}
                value={language}
                choose={read}
              />
            </div>
            <Paper blocks={page.document} language={language} />
          </div>
          <aside className={styles.aside} aria-label={text.page}>
            <Registry page={page} change={change} />
            <Approvers id={id} page={page} change={change} />
            {!running && <Checksum page={page} />}
            {page.locked && <Addenda page={page} change={change} />}
            <TakeAway id={id} page={page} />
          </aside>
        </div>
      </div>
    </div>
  );
}
