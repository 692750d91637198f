type Copied = { readonly text: string; readonly html: string };

/** Someone writes in a field, or a dialog is before the list: what they paste or copy is not the list's. */
export function isTyping(): boolean {
  if (document.querySelector('[aria-modal="true"]')) return true;
  const at = document.activeElement;
  if (at instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(at.type) && !at.readOnly;
  return at instanceof HTMLTextAreaElement || (at instanceof HTMLElement && at.isContentEditable);
}

/**
 * Puts rows on the clipboard, as text and as a table; null is nothing to put there. The browser is asked at once and
 * given the rows later, since a press is soon forgotten. False where it does not let us.
 */
export async function copyRows(rows: Promise<Copied | null>): Promise<boolean> {
  const kept = rows.catch(() => null);
  const part = async (kind: 'text/plain' | 'text/html') => {
    const copied = await kept;
    if (!copied) throw new Error('nothing to copy');
    return new Blob([kind === 'text/plain' ? copied.text : copied.html], { type: kind });
  };
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/plain': part('text/plain'), 'text/html': part('text/html') }),
    ]);
    return true;
  } catch {
    const copied = await kept;
    return copied !== null && byCommand(copied);
  }
}

/** The old way, which also frames without the permission have. */
function byCommand({ text, html }: Copied): boolean {
  let put = false;
  const give = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    event.clipboardData?.setData('text/html', html);
    put = true;
  };
  document.addEventListener('copy', give, { capture: true });
  try {
    return document.execCommand('copy') && put;
  } finally {
    document.removeEventListener('copy', give, { capture: true });
  }
}
