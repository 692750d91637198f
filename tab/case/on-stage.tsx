import { Button, Link } from '@fluentui/react-components';
import { EyeOff24Regular } from '@fluentui/react-icons';
import { useKnown } from '../context.tsx';
import { Empty } from '../look/empty.tsx';
import { useWords } from '../words.tsx';

/** The meeting's stage is seen by a whole room: a case is opened elsewhere. */
export default function CaseOnStage({ hash }: { readonly hash: string }) {
  const words = useWords().stage;
  const { teams } = useKnown();
  return (
    <Empty icon={<EyeOff24Regular aria-hidden />} title={words.title} text={words.text}>
      <Button appearance="primary" onClick={() => void teams?.openWindow(hash, '').catch(() => {})}>
        {words.open}
      </Button>
      <Link href="#/tasks">{words.tasks}</Link>
    </Empty>
  );
}
