import { useEffect, useState } from 'react';
import { useKnown } from '../context.tsx';

/**
 * An address in memory for a picture of ours, whose bytes come with the bearer token; forgotten with what shows it.
 * Null while there is none. `path` null: nothing is fetched. `reason`: stated where each look must be.
 */
export function usePicture(path: string | null, reason: string | null): string | null {
  const { api } = useKnown();
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (path === null) return;
    let made: string | null = null;
    let late = false;
    api.bytes(path, reason).then(
      (blob) => {
        if (late) return;
        made = URL.createObjectURL(blob);
        setShown(made);
      },
      () => {},
    );
    return () => {
      late = true;
      setShown(null);
      if (made) URL.revokeObjectURL(made);
    };
  }, [api, path, reason]);
  return shown;
}
