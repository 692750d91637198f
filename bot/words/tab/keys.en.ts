import type { keysSv } from './keys.sv.ts';

export const keysEn: typeof keysSv = {
  title: 'Keys',
  button: 'Keys (?)',
  about: 'The keys work when you are not typing in a field.',
  letters: 'Single letters and signs are switched on',
  everywhere: 'Everywhere',
  open: 'Show the keys',
  or: 'or',
  names: {
    mod: 'Ctrl',
    shift: 'Shift',
    alt: 'Alt',
    Enter: 'Enter',
    Escape: 'Esc',
    ' ': 'Space',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Home: 'Home',
    End: 'End',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
    Delete: 'Delete',
  },
};
