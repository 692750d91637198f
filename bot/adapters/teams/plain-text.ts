import { Parser } from 'htmlparser2';

/** Elements that begin and end on a line of their own. */
const lines = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'tr', 'table', 'blockquote', 'pre', 'hr', 'h1', 'h2', 'h3']);
/** What holds no words for a reader. */
const unread = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'title']);

/**
 * The words of a message as Teams keeps it (HTML), as a person reads them: entities resolved, each block on its own
 * line, a picture's or emoji's own words in its place, all else dropped. The answer is text, never markup.
 */
export function plainText(html: string): string {
  let text = '';
  const skipped: string[] = [];
  const newLine = () => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (unread.has(name)) skipped.push(name);
        if (skipped.length > 0) return;
        if (name === 'br') text += '\n';
        else if (lines.has(name)) newLine();
        // An emoji says its sign in `alt`; a picture may say what it shows.
        if (name === 'emoji' || name === 'img') text += attributes.alt ?? '';
      },
      ontext(words) {
        if (skipped.length === 0) text += words.replace(/[\s\u00a0]+/g, ' ');
      },
      onclosetag(name) {
        if (skipped.at(-1) === name) skipped.pop();
        else if (skipped.length === 0 && name !== 'br' && lines.has(name)) newLine();
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return text
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
