import { makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useKnown } from '../context.tsx';

const useStyles = makeStyles({
  picture: { width: '32px', height: '32px', borderRadius: '50%', objectFit: 'cover', flexShrink: 0 },
});

/** Someone's portrait, beside their name, which says who it is. */
export function Portrait({ person }: { readonly person: string }) {
  const styles = useStyles();
  const { api } = useKnown();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let late = false;
    api.bytes(`/api/people/${person}/portrait`, null).then(
      (picture) => {
        if (late) return;
        made = URL.createObjectURL(picture);
        setAddress(made);
      },
      () => {},
    );
    return () => {
      late = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [api, person]);
  return address === null ? (
    <span className={styles.picture} />
  ) : (
    <img className={styles.picture} src={address} alt="" />
  );
}
