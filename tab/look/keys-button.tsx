import { Button, makeStyles } from '@fluentui/react-components';
import { Keyboard20Regular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import { useWords } from '../words.tsx';
import { useKeys } from './keys.tsx';
import { useModal } from './use-modal.ts';

const KeysHelp = lazy(() => import('./keys-help.tsx'));

const useStyles = makeStyles({ button: { alignSelf: 'center', minWidth: '44px', height: '44px', flexShrink: 0 } });

/** The visible way to the keys, beside `?`. */
export function KeysButton() {
  const styles = useStyles();
  const words = useWords();
  const { asked, ask, gone } = useModal<'keys'>();
  useKeys(words.keys.everywhere, [{ keys: '?', does: words.keys.open, press: () => ask('keys') }]);
  return (
    <>
      <Button
        className={styles.button}
        appearance="subtle"
        icon={<Keyboard20Regular />}
        aria-label={words.keys.button}
        title={words.keys.button}
        onClick={() => ask('keys')}
      />
      <Suspense>{asked && <KeysHelp key={asked.key} gone={() => gone(asked.key)} />}</Suspense>
    </>
  );
}
