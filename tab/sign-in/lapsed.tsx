import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { usePhone } from '../look/width.ts';
import { useWords } from '../words.tsx';
import { SignInFailed } from './failure.ts';

type Props = {
  /** What came of pressing, when it was nothing good. */
  readonly failure: Error | null;
  readonly signIn: () => Promise<void>;
};

/** The sign-in ended under way, and could not be renewed without the person. What they have written stays. */
export function Lapsed({ failure, signIn }: Props) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const why = failure instanceof SignInFailed ? words.signInFailed.kinds[failure.kind] : null;
  async function press() {
    setBusy(true);
    await signIn();
    setBusy(false);
  }
  return (
    <MessageBar
      intent="warning"
      politeness="polite"
      style={{ flexShrink: 0 }}
      layout={usePhone() ? 'multiline' : 'singleline'}
    >
      <MessageBarBody>
        {why && <strong>{`${why.title}. `}</strong>}
        {why?.you ?? words.lapsed.text}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" disabledFocusable={busy} onClick={() => void press()}>
          {words.lapsed.press}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
