import DOMPurify from 'dompurify';
import { Marked } from 'marked';

/** The markdown that Teams shows: emphasis, lists, links, line breaks. Anything else is shown as it was written. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const reader = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
  },
});

const allowed = {
  ALLOWED_TAGS: ['p', 'br', 'strong', 'em', 'del', 'ul', 'ol', 'li', 'a', 'code', 'pre', 'blockquote'],
  ALLOWED_ATTR: ['href', 'start'],
};

export function toHtml(text: string): string {
  return DOMPurify.sanitize(reader.parse(text, { async: false }), allowed).trim();
}
