import { Button, makeStyles } from '@fluentui/react-components';
import { Alert20Regular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import { useModal } from '../look/use-modal.ts';
import { useWords } from '../words.tsx';

const NoticesDialog = lazy(() => import('./dialog.tsx'));
const useStyles = makeStyles({ button: { alignSelf: 'center', minWidth: '44px', height: '44px', flexShrink: 0 } });

/** Where one chooses what to be told of. */
export function NoticesButton() {
  const styles = useStyles();
  const words = useWords();
  const { asked, ask, gone } = useModal<'notices'>();
  return (
    <>
      <Button
        className={styles.button}
        appearance="subtle"
        icon={<Alert20Regular />}
        aria-label={words.notices.open}
        title={words.notices.open}
        onClick={() => ask('notices')}
      />
      <Suspense>{asked && <NoticesDialog key={asked.key} gone={() => gone(asked.key)} />}</Suspense>
    </>
  );
}
