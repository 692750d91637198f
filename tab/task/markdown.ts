import DOMPurify from 'dompurify';
import { Marked } from 'marked';

/*
 * A description's Markdown as HTML that may stand in the page. What a person typed is never HTML here: tags in it are shown
 * as the letters that they are, pictures as their words. What comes of it then passes a closed list of elements and
 * attributes, so that a fault in the reader of Markdown opens nothing.
 */

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Depths of the headings that the next one stands under. */
let above: number[] = [];

/** The panel has headings of its own above these, and none of theirs skips a step, however they were written. */
function levelOf(depth: number): number {
  above = [...above.filter((each) => each < depth), depth];
  return Math.min(above.length + 3, 6);
}

const reader = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
    heading({ tokens, depth }) {
      const level = levelOf(depth);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

const purify = DOMPurify();
purify.addHook('afterSanitizeAttributes', (element) => {
  const address = element.nodeName === 'A' ? element.getAttribute('href') : null;
  if (address === null) return;
  if (!URL.canParse(address)) return element.removeAttribute('href');
  element.setAttribute('target', '_blank');
  element.setAttribute('rel', 'noopener noreferrer nofollow');
});

const allowed = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'hr', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'a'],
    ...['strong', 'em', 'del', 'code', 'pre', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'start', 'align'],
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

export function toHtml(text: string): string {
  above = [];
  return purify.sanitize(reader.parse(text, { async: false }), allowed).trim();
}
