import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalXXL },
});

/** Grey rows where the content will be. */
export function Loading({ rows = 6, label = '' }: { readonly rows?: number; readonly label?: string }) {
  const styles = useStyles();
  return (
    <Skeleton className={styles.rows} aria-label={label || undefined} aria-busy="true">
      {Array.from({ length: rows }, (_, at) => (
        <SkeletonItem key={at} size={at === 0 ? 32 : 24} style={{ width: `${at === 0 ? 30 : 100 - ((at * 7) % 30)}%` }} />
      ))}
    </Skeleton>
  );
}
