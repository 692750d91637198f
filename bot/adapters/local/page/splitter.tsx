import type { KeyboardEvent, PointerEvent } from 'react';

type SplitterProps = { share: number; onShare(share: number): void; label: string };

const least = 25;
const most = 70;
const within = (share: number) => Math.round(Math.min(most, Math.max(least, share)));

/** The line between chat and tab; `share` is the tab's part of the two, in per cent. Drag it, or use the arrows. */
export function Splitter({ share, onShare, label }: SplitterProps) {
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 5, ArrowRight: -5 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onShare(within(share + step));
  };
  const onMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const chat = event.currentTarget.previousElementSibling?.getBoundingClientRect();
    const tab = event.currentTarget.nextElementSibling?.getBoundingClientRect();
    if (chat && tab) onShare(within(((tab.right - event.clientX) / (tab.right - chat.left)) * 100));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that can be moved is a separator with a value, not an <hr>
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={share}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKey}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onMove}
    />
  );
}
