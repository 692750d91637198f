import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { LockClosed24Regular, ShieldKeyhole24Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import type { CaseContent, CasePage, SealedPart } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { Empty } from '../look/empty.tsx';
import { useModal } from '../look/use-modal.ts';
import { useWords } from '../words.tsx';
import { Section } from './section.tsx';

const ReasonDialog = lazy(() => import('./reason.tsx'));

const useStyles = makeStyles({
  text: { margin: '0 0 10px', color: tokens.colorNeutralForeground2 },
  items: { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '6px 16px', margin: 0 },
  label: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0 },
});

/** In place of the content, for those who see only that the case exists. */
export function Guarded({
  caseId,
  needs,
  opened,
}: {
  readonly caseId: string;
  readonly needs: CasePage['contentNeeds'];
  readonly opened: (content: CaseContent, reason: string) => void;
}) {
  const words = useWords();
  const { api } = useKnown();
  const { asked, ask, gone } = useModal<'reason'>();
  const text = words.case.pointerOnly;
  async function read(reason: string) {
    const content = await api.send<CaseContent>('POST', `/api/cases/${caseId}/content`, { reason });
    if (content) opened(content, reason);
  }
  return (
    <Empty
      icon={<LockClosed24Regular aria-hidden />}
      title={text.title}
      text={needs === 'reason' ? text.reasonText : text.text}
    >
      {needs === 'reason' && <Button onClick={() => ask('reason')}>{text.open}</Button>}
      <Suspense>
        {asked && (
          <ReasonDialog
            key={asked.key}
            title={words.case.reason.title}
            go={words.case.reason.go}
            use={read}
            close={() => gone(asked.key)}
          />
        )}
      </Suspense>
    </Empty>
  );
}

/** The custodian function's own: opened with a reason, shown until the page is left. */
export function Sealed({ caseId }: { readonly caseId: string }) {
  const styles = useStyles();
  const words = useWords();
  const { api } = useKnown();
  const { asked, ask, gone } = useModal<'reason'>();
  const [part, setPart] = useState<SealedPart | null>(null);
  const text = words.case.sealed;
  async function open(reason: string) {
    setPart(await api.send<SealedPart>('POST', `/api/cases/${caseId}/sealed`, { reason }));
  }
  return (
    <Section title={text.title}>
      {!part && (
        <>
          <p className={styles.text}>{text.text}</p>
          <Button icon={<ShieldKeyhole24Regular />} onClick={() => ask('reason')}>
            {text.open}
          </Button>
        </>
      )}
      {part && part.items.length === 0 && <p className={styles.text}>{text.empty}</p>}
      {part && (
        <dl className={styles.items}>
          {part.items.map((item) => (
            <div key={`${item.label}${item.text}`} style={{ display: 'contents' }}>
              <dt className={styles.label}>{item.label}</dt>
              <dd className={styles.value}>{item.text}</dd>
            </div>
          ))}
        </dl>
      )}
      <Suspense>
        {asked && (
          <ReasonDialog
            key={asked.key}
            title={words.case.reason.title}
            go={text.go}
            use={open}
            close={() => gone(asked.key)}
          />
        )}
      </Suspense>
    </Section>
  );
}
