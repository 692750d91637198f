import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../../bot/adapters/teams/plain-text.ts';

test.each([
  ['a paragraph as Teams wraps it', '<div><div><p>Jag vet var du bor.</p></div></div>', 'Jag vet var du bor.'],
  ['two paragraphs and a break', '<p>Ett</p><p>Två<br>Tre</p>', 'Ett\nTvå\nTre'],
  [
    'letters, signs and spaces by name',
    '<p>&Aring;ka &amp; b&ouml;rja&nbsp;nu &lt;3 &#128545;</p>',
    'Åka & börja nu <3 😡',
  ],
  ['a mention and bold words', '<p>Hej <at id="0">Nora</at>, <strong>akta</strong> dig</p>', 'Hej Nora, akta dig'],
  [
    'an emoji and a picture that says what it is',
    '<p>Vänta <emoji alt="🔪"></emoji><img alt="kniv"></p>',
    'Vänta 🔪kniv',
  ],
  ['a list', '<ul><li>ett</li><li>två</li></ul>', 'ett\ntvå'],
  ['markup that was typed as text', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>', '<script>alert(1)</script>'],
  ['a script, a style and a comment', '<style>p{}</style><script>alert(1)</script><!-- x --><p>kvar</p>', 'kvar'],
  ['an attachment’s place', '<attachment id="a"></attachment><p>se bild</p>', 'se bild'],
  ['broken markup', '<p>ett <b>två <i>tre</p><div', 'ett två tre'],
  ['plain words', 'bara text', 'bara text'],
  ['nothing', '', ''],
])('%s reads as a person reads it', (_what, html, text) => {
  expect(plainText(html)).toBe(text);
});

test('whatever a message holds, no element of it is left: words that stand as text come through to the letter', () => {
  const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const tag = fc.constantFrom('p', 'b', 'div', 'script', 'svg', 'a href="javascript:x()"', 'img src=x onerror=x()');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), tag, fc.string({ unit: 'binary' }), (words, element, junk) => {
      const read = plainText(`<p>${escaped(words)}</p>`);
      expect(read.replace(/\s/g, '')).toBe(words.replace(/\s/g, '').replaceAll('\0', '�'));
      expect(plainText(`<${element}>`)).toBe('');
      expect(() => plainText(junk)).not.toThrow();
    }),
  );
});
