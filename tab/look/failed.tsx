import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CloudOff48Regular } from '@fluentui/react-icons';
import { useWords } from '../words.tsx';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: '48px 24px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
});

type Props = { readonly text: string; readonly retry: () => void };

/** What went wrong, and a way on. Before the words are here, `again` names the button. */
export function Failed({ again, ...rest }: Props & { readonly again?: string }) {
  return again === undefined ? <FailedInWords {...rest} /> : <Box {...rest} again={again} />;
}

function FailedInWords({ text, retry }: Props) {
  const words = useWords();
  return <Box text={text || words.errors.network} retry={retry} again={words.retry} />;
}

function Box({ text, retry, again }: Props & { readonly again: string }) {
  const styles = useStyles();
  return (
    <div className={styles.box} role="alert">
      <CloudOff48Regular aria-hidden />
      <p>{text}</p>
      <Button appearance="primary" onClick={retry}>
        {again}
      </Button>
    </div>
  );
}
