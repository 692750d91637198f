import { makeStyles } from '@fluentui/react-components';
import { usePicture } from './use-picture.ts';

const useStyles = makeStyles({
  picture: { width: '32px', height: '32px', borderRadius: '50%', objectFit: 'cover', flexShrink: 0 },
});

/** Someone's portrait, beside their name, which says who it is. */
export function Portrait({ person }: { readonly person: string }) {
  const styles = useStyles();
  const address = usePicture(`/api/people/${person}/portrait`, null);
  return address === null ? (
    <span className={styles.picture} />
  ) : (
    <img className={styles.picture} src={address} alt="" />
  );
}
