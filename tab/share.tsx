import { Button, makeStyles } from '@fluentui/react-components';
import { Chat20Regular, Link20Regular, Open20Regular } from '@fluentui/react-icons';
import { useKnown } from './context.tsx';
import { useSnack } from './look/snack.tsx';
import { fill, useWords } from './words.tsx';

const useStyles = makeStyles({ row: { display: 'flex', flexWrap: 'wrap', gap: '4px' } });

type Props = {
  readonly hash: string;
  /** All that a link says of where it leads. */
  readonly number: string;
  /** Also a window of its own, and the chat where the same case is a card. */
  readonly places: boolean;
};

/** Ways on from a page that only Teams has; nothing in local mode. */
export function Share({ hash, number, places }: Props) {
  const styles = useStyles();
  const words = useWords().share;
  const snack = useSnack();
  const { teams } = useKnown();
  if (!teams) return null;
  const failed = () => snack({ kind: 'failed', text: words.failed });
  const copy = () =>
    teams.copy(teams.link(hash)).then(
      () => snack({ kind: 'said', text: fill(words.copied, { number }) }),
      // Where nothing may be copied, Teams' own dialog shows the link.
      () => teams.share(hash, number),
    );
  return (
    <div className={styles.row}>
      <Button appearance="subtle" icon={<Link20Regular />} onClick={() => void copy()}>
        {words.copy}
      </Button>
      {places && (
        <>
          <Button
            appearance="subtle"
            icon={<Open20Regular />}
            onClick={() => void teams.openWindow(hash, number).catch(failed)}
          >
            {words.window}
          </Button>
          <Button appearance="subtle" icon={<Chat20Regular />} onClick={() => void teams.openChat().catch(failed)}>
            {words.chat}
          </Button>
        </>
      )}
    </div>
  );
}
