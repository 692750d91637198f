import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useWords } from '../words.tsx';

type Props = { readonly text: string; readonly className?: string };

const useStyles = makeStyles({
  text: { maxWidth: '70ch', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  plain: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** As typed: until the reader of Markdown is here, or when it cannot be had. */
function Plain({ text, className }: Props) {
  const styles = useStyles();
  return <p className={mergeClasses(className, styles.plain)}>{text}</p>;
}

const MarkedText = lazy(() => import('../task/marked-text.tsx').catch(() => ({ default: Plain })));

/** A task's description, read as Markdown. `large`: the stage's size. */
export function Description({ text, large }: { readonly text: string; readonly large: string | undefined }) {
  const styles = useStyles();
  const words = useWords();
  const className = mergeClasses(styles.text, large);
  return (
    <div>
      {/* Headings in the text begin below this one. */}
      <h3 className={styles.spoken}>{words.tasks.fields.description}</h3>
      <Suspense fallback={<Plain text={text} className={className} />}>
        <MarkedText text={text} className={className} />
      </Suspense>
    </div>
  );
}
