import { useEffect, useRef, useState } from 'react';
import type { Locale, Person, Theme } from './model.ts';
import type { Words } from './words.ts';

type TabProps = { person: Person; route: { hash: string }; theme: Theme; locale: Locale; words: Words };

/**
 * The tab as the chosen person has it, in a frame as in Teams. The address says who looks and in what theme and
 * language it starts; later changes of those are posted to it, as Teams does, so that it need not load again.
 */
export function TabPane({ person, route, theme, locale, words }: TabProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [start] = useState(() => `/tab/?as=${encodeURIComponent(person.id)}&theme=${theme}&locale=${locale}`);
  const [first] = useState(route.hash);

  // Only the hash changes, so the frame moves without loading again. A press on the same link moves it again.
  const waiting = useRef(false);
  const follow = () => {
    const shown = frame.current?.contentWindow;
    waiting.current = !shown?.location.pathname.startsWith('/tab');
    if (shown && !waiting.current && route.hash !== '') shown.location.hash = route.hash;
  };
  useEffect(follow, [route]);
  useEffect(() => {
    frame.current?.contentWindow?.postMessage({ type: 'trygg-host', theme, locale }, window.location.origin);
  }, [theme, locale]);

  return (
    <iframe
      ref={frame}
      className="tab-frame"
      data-testid="tab-frame"
      title={words.tabTitle(person.name)}
      src={`${start}${first || '#/'}`}
      // A link may be pressed before the tab has come; then it leads there when it has.
      onLoad={() => waiting.current && follow()}
    />
  );
}
