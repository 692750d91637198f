import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Copy20Regular } from '@fluentui/react-icons';
import type { MinutesPage } from '../../bot/api/contract.ts';
import { useSnack } from '../look/snack.tsx';
import { useCopy } from '../look/use-copy.ts';
import { useWords } from '../words.tsx';
import { Card } from './card.tsx';
import { Sum } from './sum.tsx';

const useStyles = makeStyles({
  text: { margin: '0 0 10px', color: tokens.colorNeutralForeground2 },
  copy: { marginTop: '8px', marginInlineStart: '-8px', '@media (max-width: 700px)': { minHeight: '44px' } },
});

/** The hash of the content, and what it is for. */
export function Checksum({ page }: { readonly page: MinutesPage }) {
  const styles = useStyles();
  const { hash: text, take } = useWords().minutes;
  const snack = useSnack();
  const copy = useCopy();
  const hash = page.locked?.hash ?? page.contentHash;
  return (
    <Card title={text.title}>
      <p className={styles.text}>{page.locked ? text.locked : text.draft}</p>
      <Sum hash={hash} />
      <Button
        className={styles.copy}
        appearance="subtle"
        icon={<Copy20Regular />}
        onClick={() =>
          copy(hash).then(
            () => snack({ text: text.copied, kind: 'said' }),
            () => snack({ text: take.notCopied, kind: 'failed' }),
          )
        }
      >
        {text.copy}
      </Button>
    </Card>
  );
}
