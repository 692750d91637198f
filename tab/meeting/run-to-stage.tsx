import { ShareScreenStart20Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useKnown } from '../context.tsx';
import { IconOnPhone } from '../look/icon-on-phone.tsx';
import { useSnack } from '../look/snack.tsx';
import { useWords } from '../words.tsx';

/** From the side panel of a Teams meeting, where Teams lets this person: the page for the whole room. */
export function ToStage({ hash }: { readonly hash: string }) {
  const words = useWords().meeting.stage;
  const snack = useSnack();
  const { teams } = useKnown();
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
    <IconOnPhone
      name={words.share}
      appearance="secondary"
      icon={<ShareScreenStart20Regular />}
      style={{ minHeight: '44px' }}
      onClick={() => void share()}
    />
  );
}
