import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser } from '../setup/browser.ts';

// The reader of Markdown is built and run in a real browser: what is safe is what a browser makes of it.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let browser: Browser;
let page: Page;
beforeAll(async () => {
  const entry = fileURLToPath(new URL('../../tab/task/markdown.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'markdown' } },
  });
  const [output] = [built].flat();
  const code = output && 'output' in output ? output.output[0].code : '';
  browser = await launchBrowser();
  page = await (await browser.newContext()).newPage();
  await page.setContent('<!doctype html><title>x</title><div id="place"></div>');
  await page.addScriptTag({ content: code });
});
afterAll(() => browser.close());

/** What each text becomes in a page: its HTML, what of it is not allowed, and whether anything ran. */
async function shown(texts: readonly string[]): Promise<{ html: string; wrong: string[] }[]> {
  return page.evaluate((given) => {
    const tags = new Set(
      'P BR HR H4 H5 H6 UL OL LI BLOCKQUOTE A STRONG EM DEL CODE PRE TABLE THEAD TBODY TR TH TD'.split(' '),
    );
    const attributes: { [tag: string]: string[] } = {
      A: ['href', 'rel', 'target'],
      OL: ['start'],
      TH: ['align'],
      TD: ['align'],
    };
    Reflect.set(window, 'ran', false);
    window.alert = () => Reflect.set(window, 'ran', true);
    const { toHtml } = Reflect.get(window, 'markdown');
    const place = document.querySelector('#place');
    if (!place) throw new Error('no place');
    return given.map((text) => {
      const html: string = toHtml(text);
      place.innerHTML = html;
      const wrong: string[] = [];
      for (const element of place.querySelectorAll('*')) {
        if (!tags.has(element.tagName)) wrong.push(`<${element.tagName}>`);
        for (const { name } of element.attributes)
          if (!(attributes[element.tagName] ?? []).includes(name)) wrong.push(`${element.tagName} ${name}`);
        if (!(element instanceof HTMLAnchorElement) || !element.hasAttribute('href')) continue;
        if (!['http:', 'https:', 'mailto:'].includes(element.protocol)) wrong.push(element.protocol);
        if (element.rel !== 'noopener noreferrer nofollow' || element.target !== '_blank') wrong.push('rel');
      }
      if (Reflect.get(window, 'ran')) wrong.push('ran');
      return { html, wrong };
    });
  }, texts);
}
const one = async (text: string) => (await shown([text]))[0] ?? { html: '', wrong: ['nothing'] };

test.each([
  ['emphasis', '**fet** _kursiv_ ~~struken~~', '<p><strong>fet</strong> <em>kursiv</em> <del>struken</del></p>'],
  ['a list', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
  ['a line break', 'a\nb', '<p>a<br>b</p>'],
  [
    'tasks as signs, since nothing here is ticked',
    '- [x] klart\n- [ ] kvar',
    '<ul>\n<li>☑ klart</li>\n<li>☐ kvar</li>\n</ul>',
  ],
  [
    'headings below those of the panel, and without a skipped step',
    '## A\n\n#### B\n\n# C',
    '<h4>A</h4><h5>B</h5><h4>C</h4>',
  ],
  ['code', '`<b>`', '<p><code>&lt;b&gt;</code></p>'],
])('%s is drawn', async (_what, text, html) => {
  expect(await one(text)).toEqual({ html, wrong: [] });
});

test.each([
  ['an address on the web', '[x](https://region.example/a?b=c)', 'https://region.example/a?b=c'],
  ['a bare address', 'Se https://region.example', 'https://region.example'],
  ['an address to write to', '[x](mailto:larm@region.example)', 'mailto:larm@region.example'],
])('%s is a link that gives nothing away', async (_what, text, href) => {
  const { html, wrong } = await one(text);
  expect(wrong).toEqual([]);
  expect(html).toContain(`href="${href}"`);
});

const hostile: [string, string][] = [
  ['a script', '<script>alert(1)</script>'],
  ['a picture that fails', '<img src=x onerror=alert(1)>'],
  ['a picture of Markdown', '![alert](x" onerror="alert(1))'],
  ['a picture from elsewhere, which would tell who looked', '![x](https://elsewhere.example/pixel.png)'],
  ['an address that runs', '[x](javascript:alert(1))'],
  ['the same in other letters', '[x](JaVaScRiPt:alert(1))'],
  ['the same with a tab in it', '[x](java\tscript:alert(1))'],
  ['the same written as entities', '[x](&#106;avascript&colon;alert(1))'],
  ['the same by reference', '[x][1]\n\n[1]: javascript:alert(1)'],
  ['the same between brackets', '<javascript:alert(1)>'],
  ['an address of data', '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)'],
  ['an address of another program', '[x](ms-word:ofe|u|https://elsewhere.example)'],
  ['an address without a scheme', '[x](//elsewhere.example)'],
  ['an address within the tab', '[x](#/cases/1)'],
  ['a title that ends its quotes', '[x](https://a.example "\\" onmouseover=\\"alert(1)")'],
  ['styles', '<p style="position:fixed;inset:0">x</p><style>*{display:none}</style>'],
  ['a form', '<form action=https://elsewhere.example><input name=x autofocus onfocus=alert(1)></form>'],
  ['a frame', '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>'],
  ['a drawing', '<svg><animate onbegin=alert(1) attributeName=x></svg>'],
  ['mathematics that turns into HTML', '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>'],
  ['a comment that ends early', '<!--><img src=x onerror=alert(1)>-->'],
  ['a name that hides the page’s own', '<a id=root name=root>x</a>'],
  ['a base for all addresses', '<base href=https://elsewhere.example>'],
  ['HTML in code', '```\n</code></pre><script>alert(1)</script>\n```'],
  ['HTML in the name of a language', '```"><script>alert(1)</script>\nx\n```'],
  ['HTML in a table', '|a|\n|-|\n|<img src=x onerror=alert(1)>|'],
  ['HTML in a heading', '# <svg onload=alert(1)>'],
  ['HTML in a link', '[<img src=x onerror=alert(1)>](https://a.example)'],
];
test.each(hostile)('%s does nothing', async (_what, text) => {
  const { wrong } = await one(text);
  // What would run does so a little later.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))));
  expect(wrong).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBe(false);
});

test('whatever is written, only what is allowed stands in the page', async () => {
  const piece = fc.oneof(
    fc.constantFrom(...hostile.map(([, text]) => text)),
    fc.constantFrom(
      '**',
      '_',
      '`',
      '```',
      '[',
      '](',
      ')',
      '<',
      '>',
      '"',
      "'",
      '&',
      '\n',
      '\n\n',
      '|',
      '# ',
      '- ',
      '    ',
    ),
    fc.constantFrom(
      'javascript:',
      'https://a.example',
      'onerror=',
      'href=',
      '<a ',
      '<img ',
      '</p>',
      '&#x6a;',
      '\u0000',
    ),
    fc.string({ maxLength: 8, unit: 'binary' }),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 20, maxLength: 40 }), async (texts) => {
      const seen = await shown(texts);
      expect(seen.flatMap(({ wrong }, index) => (wrong.length > 0 ? [{ text: texts[index], wrong }] : []))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
