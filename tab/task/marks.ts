/** A text and what is selected in it. */
export type Selected = { readonly text: string; readonly start: number; readonly end: number };
export type Mark = 'bold' | 'list' | 'checklist' | 'link';

const around = { bold: '**' } as const;
const before = { list: '- ', checklist: '- [ ] ' } as const;

/** The selection with the mark put on, or taken off where it stands already. Selected afterwards is what was selected, or where to type on. */
export function marked(at: Selected, mark: Mark): Selected {
  switch (mark) {
    case 'bold':
      return wrapped(at, around.bold);
    case 'link':
      return linked(at);
    default:
      return lined(at, before[mark]);
  }
}

function wrapped({ text, start, end }: Selected, sign: string): Selected {
  const size = sign.length;
  if (text.slice(start - size, start) === sign && text.slice(end, end + size) === sign) {
    const bare = text.slice(0, start - size) + text.slice(start, end) + text.slice(end + size);
    return { text: bare, start: start - size, end: end - size };
  }
  return {
    text: text.slice(0, start) + sign + text.slice(start, end) + sign + text.slice(end),
    start: start + size,
    end: end + size,
  };
}

function linked({ text, start, end }: Selected): Selected {
  const words = text.slice(start, end);
  const address = /^https?:\/\/\S+$/.test(words);
  const put = address ? `[](${words})` : `[${words}](https://)`;
  const place = address ? start + 1 : start + words.length + 3;
  return { text: text.slice(0, start) + put + text.slice(end), start: place, end: address ? place : place + 8 };
}

function lined({ text, start, end }: Selected, sign: string): Selected {
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const lines = text.slice(first, end).split('\n');
  const on = lines.every((line) => line.startsWith(sign));
  const bare = (line: string) => line.replace(/^- (\[[ x]\] )?/, '');
  const next = lines.map((line) => (on ? bare(line) : sign + bare(line))).join('\n');
  const grown = next.length - (end - first);
  const shift = (on ? bare(lines[0] ?? '') : sign + bare(lines[0] ?? '')).length - (lines[0] ?? '').length;
  return {
    text: text.slice(0, first) + next + text.slice(end),
    start: Math.max(first, start + shift),
    end: end + grown,
  };
}
