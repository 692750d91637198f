import { Button } from '@fluentui/react-components';
import { type ReactElement, type ReactNode, useId, useRef } from 'react';

type PopupProps = {
  label: string;
  icon: ReactElement;
  /** Show the label beside the icon. */
  named?: boolean;
  className?: string;
  children: (close: () => void) => ReactNode;
};

/** A button with a small panel under it, by the browser's own popover: Escape and a press outside close it. */
export function Popup({ label, icon, named = false, className = '', children }: PopupProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const place = () => {
    const from = panel.current?.previousElementSibling?.getBoundingClientRect();
    if (!from || !panel.current) return;
    panel.current.style.top = `${from.bottom + 4}px`;
    panel.current.style.right = `${Math.max(8, window.innerWidth - from.right)}px`;
  };
  return (
    <>
      <Button appearance="subtle" className={className} icon={icon} popoverTarget={id} aria-label={label}>
        {named ? <span className="popup-label">{label}</span> : undefined}
      </Button>
      <div ref={panel} id={id} popover="auto" className="popup" onBeforeToggle={place}>
        {children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
