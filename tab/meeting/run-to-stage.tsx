import { Button } from '@fluentui/react-components';
import { ShareScreenStart20Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { usePhone } from '../look/width.ts';
import { useWords } from '../words.tsx';

/** From the side panel of a Teams meeting, where Teams lets this person: the page for the whole room. */
export function ToStage({ hash }: { readonly hash: string }) {
  const words = useWords().meeting.stage;
  const snack = useSnack();
  const { teams } = useKnown();
  const phone = usePhone();
  const [can, setCan] = useState(false);
  useEffect(() => {
    teams?.hasStage().then(setCan, () => {});
  }, [teams]);
  if (!teams || !can) return null;
  const share = () =>
    teams.toStage(hash).then(
      () => snack({ kind: 'said', text: words.shared }),
      () => snack({ kind: 'failed', text: words.notShared }),
    );
  return (
    <Button
      icon={<ShareScreenStart20Regular />}
      style={{ minHeight: '44px' }}
      aria-label={words.share}
      title={words.share}
      onClick={() => void share()}
    >
      {phone ? undefined : words.share}
    </Button>
  );
}
