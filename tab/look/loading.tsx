import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  rows: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
  },
});

/** In percent, and uneven, as text is. */
const widths = [96, 84, 91, 77, 99, 88, 81, 93];

/** Grey rows where the content will be. */
export function Loading({ rows = 6, label = '' }: { readonly rows?: number; readonly label?: string }) {
  const styles = useStyles();
  return (
    <Skeleton className={styles.rows} aria-label={label || undefined} aria-busy="true">
      <SkeletonItem size={32} style={{ width: '30%' }} />
      {widths.slice(0, rows).map((width) => (
        <SkeletonItem key={width} size={24} style={{ width: `${width}%` }} />
      ))}
    </Skeleton>
  );
}
