import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { toHtml } from './markdown.ts';

const useStyles = makeStyles({
  text: {
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase300,
    '& > :first-child': { marginTop: 0 },
    '& > :last-child': { marginBottom: 0 },
    '& p, & ul, & ol, & pre, & blockquote, & table': { margin: '0 0 8px' },
    '& h4': { margin: '12px 0 4px', fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
    '& h5': { margin: '10px 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
    '& h6': { margin: '8px 0 2px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightMedium },
    '& ul, & ol': { paddingLeft: '22px' },
    '& li': { marginBottom: '2px' },
    '& a': { color: tokens.colorBrandForegroundLink },
    '& a:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '& code': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      backgroundColor: tokens.colorNeutralBackground3,
      borderRadius: tokens.borderRadiusSmall,
      padding: '0 3px',
    },
    '& pre': {
      backgroundColor: tokens.colorNeutralBackground3,
      borderRadius: tokens.borderRadiusMedium,
      padding: '8px 10px',
      whiteSpace: 'pre-wrap',
    },
    '& pre code': { padding: 0, backgroundColor: 'transparent' },
    '& blockquote': {
      borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
      paddingLeft: '10px',
      color: tokens.colorNeutralForeground2,
      marginLeft: 0,
    },
    '& table': { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
    '& th, & td': { border: `1px solid ${tokens.colorNeutralStroke2}`, padding: '3px 8px', textAlign: 'left' },
    '& hr': { border: 'none', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, margin: '10px 0' },
  },
});

/** Markdown as it is read. */
export default function MarkedText({ text, className }: { readonly text: string; readonly className?: string }) {
  const styles = useStyles();
  const html = useMemo(() => toHtml(text), [text]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it has passed a closed list of elements and attributes
  return <div className={mergeClasses(styles.text, className)} dangerouslySetInnerHTML={{ __html: html }} />;
}
