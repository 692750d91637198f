import { useCallback, useEffect, useState } from 'react';

/** Who one is and where one looks, by slug, as the page's address says it: `#/pia-pahittad` or, in a channel, `#/pia-pahittad/kanalen`. */
export type Place = { person: string | undefined; channel?: string | undefined };

const read = (): Place => {
  const [, person, channel] = window.location.hash.split('/');
  return { person: person || undefined, channel: channel || undefined };
};

export function usePlace(): [Place, (to: Place) => void] {
  const [place, setPlace] = useState(read);
  useEffect(() => {
    const onChange = () => setPlace(read());
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  const go = useCallback(({ person, channel }: Place) => {
    window.location.hash = `/${[person, channel].filter(Boolean).join('/')}`;
  }, []);
  return [place, go];
}
