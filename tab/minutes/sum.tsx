import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  sum: {
    display: 'block',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    wordSpacing: '0.2em',
  },
});

/** A checksum in groups of eight, for eyes to compare. */
export function Sum({ hash }: { readonly hash: string }) {
  const styles = useStyles();
  return <code className={styles.sum}>{hash.match(/.{1,8}/g)?.join(' ')}</code>;
}
