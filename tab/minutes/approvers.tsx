import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled, Circle20Regular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import type { MinutesPage } from '../../bot/api/contract.ts';
import { instantWords } from '../format.ts';
import { useModal } from '../look/use-modal.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { Card } from './card.tsx';
import type { Minutes } from './use-minutes.ts';

const Choose = lazy(() => import('./choose-approvers.tsx'));

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '8px', margin: 0, padding: 0, listStyleType: 'none' },
  one: { display: 'flex', gap: '10px', alignItems: 'flex-start' },
  mark: { display: 'flex', color: tokens.colorNeutralForeground3 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  state: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
  choose: { marginTop: '12px', '@media (max-width: 700px)': { minHeight: '44px' } },
});

type Props = { readonly id: string; readonly page: MinutesPage; readonly change: Minutes['change'] };

/** Who shall approve, and who has. */
export function Approvers({ id, page, change }: Props) {
  const styles = useStyles();
  const locale = useLocale();
  const text = useWords().minutes.approvers;
  const { asked, ask, gone } = useModal<true>();
  const { approvers, may } = page;
  return (
    <Card title={text.title}>
      {approvers.length === 0 ? (
        <p className={styles.none}>{text.none}</p>
      ) : (
        <ul className={styles.list}>
          {approvers.map(({ id: person, name, approvedAt, you }) => (
            <li key={person} className={styles.one}>
              <span className={mergeClasses(styles.mark, approvedAt !== null && styles.done)} aria-hidden>
                {approvedAt === null ? <Circle20Regular /> : <CheckmarkCircle20Filled />}
              </span>
              <span>
                {you ? fill(text.you, { name }) : name}
                <span className={styles.state}>
                  {approvedAt === null ? text.waits : fill(text.approved, { at: instantWords(approvedAt, locale) })}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {may.includes('record') && (
        <Button className={styles.choose} onClick={() => ask(true)}>
          {approvers.length === 0 ? text.choose : text.change}
        </Button>
      )}
      {asked && (
        <Suspense>
          <Choose key={asked.key} id={id} page={page} change={change} gone={() => gone(asked.key)} />
        </Suspense>
      )}
    </Card>
  );
}
