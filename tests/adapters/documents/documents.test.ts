import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { documents } from '../../../bot/adapters/documents/index.ts';
import type { DocumentBlock, OfficialDocument } from '../../../bot/ports/documents.ts';
import { readDocx, readPdf, type Tagged } from './read-back.ts';

afterEach(() => void vi.useRealTimers());

const sum = '4f8a'.repeat(16);
const blocks: readonly DocumentBlock[] = [
  { kind: 'heading', level: 1, text: 'Protokoll: Nätverket för säkerhetssamordnare' },
  { kind: 'paragraph', text: 'Möte 3 år 2026' },
  {
    kind: 'facts',
    rows: [
      ['Tid', '2026-11-03 kl. 10:00–11:02'],
      ['Mötesledare', 'Åsa Öberg, Łukasz Čapek, Σωκράτης'],
    ],
  },
  { kind: 'heading', level: 2, text: 'Närvarande' },
  { kind: 'list', items: ['Åsa Öberg', 'Örjan Ek (kom efter § 2)'] },
  { kind: 'heading', level: 2, text: '§ 1 Nycklar & lås <entrén>' },
  { kind: 'heading', level: 3, text: 'Beslut 1' },
  { kind: 'paragraph', text: 'Enligt förslaget.\nAndra raden.' },
  { kind: 'heading', level: 2, text: 'Uppgifter' },
  {
    kind: 'table',
    head: ['Uppgift', 'Ansvarig', 'Datum', 'Status'],
    rows: [
      ['U-00012 Se över larm', 'Åsa Öberg', '2026-12-24', 'Pågår'],
      ['U-00013 Byt lås', 'ingen', 'utan datum', 'Ej påbörjad'],
    ],
  },
  { kind: 'facts', rows: [['Kontrollsumma för tillägg 1 (SHA-256)', sum]] },
];
const paper = (part: Partial<OfficialDocument> = {}): OfficialDocument => ({
  title: 'Protokoll: Nätverket & LGV. Möte 3 år 2026',
  author: 'Nätverket',
  language: 'sv-SE',
  at: new Date('2026-11-05T08:00:00Z'),
  page: 'Sida {n} av {total}',
  blocks,
  ...part,
});

/** What a reader is to meet, in order. A list's mark is drawn, and is no word. */
const expected = (of: readonly DocumentBlock[]): Tagged[] => of.flatMap(tagsOf);
function tagsOf(block: DocumentBlock): Tagged[] {
  switch (block.kind) {
    case 'heading':
      return [[`H${block.level}`, block.text]];
    case 'paragraph':
      return [['P', block.text.replace(/\s+/g, ' ')]];
    case 'list':
      return block.items.map((item) => ['LI', item]);
    case 'facts':
      return block.rows.map(([label, value]) => ['P', `${label}: ${value}`]);
    case 'table':
      return [
        ...block.head.map((cell): Tagged => ['TH', cell]),
        ...block.rows.flat().map((cell): Tagged => ['TD', cell]),
      ];
  }
}
const unmarked = (tagged: readonly Tagged[]) => tagged.map(([tag, text]): Tagged => [tag, text.replace(/^• /, '')]);
const long = (): readonly DocumentBlock[] =>
  Array.from({ length: 60 }, (_, index): DocumentBlock[] => [
    { kind: 'heading', level: 2, text: `§ ${index + 1} Punkt` },
    { kind: 'paragraph', text: `Ett beslut som går över flera rader. ${'Och mer. '.repeat(index * 5)}`.trim() },
  ]).flat();

describe('the Word file', () => {
  test('holds every word in its place, under real headings, lists and marked table headers', async () => {
    const { tagged, part } = readDocx(await documents.docx(paper()));
    expect(tagged).toEqual(expected(blocks));
    for (const level of [1, 2, 3])
      expect(part('word/styles.xml')).toMatch(
        new RegExp(`w:styleId="Heading${level}"[\\s\\S]*?w:name w:val="[Hh]eading ${level}"`),
      );
    expect(part('word/numbering.xml')).toContain('w:numFmt w:val="bullet"');
  });

  test('says its language, title and date, and counts its pages', async () => {
    const { part, parts } = readDocx(await documents.docx(paper()));
    expect(part('word/styles.xml')).toMatch(/<w:docDefaults>[\s\S]*<w:lang w:val="sv-SE"[\s\S]*<\/w:docDefaults>/);
    expect(part('docProps/core.xml')).toContain('<dc:title>Protokoll: Nätverket &#38; LGV. Möte 3 år 2026</dc:title>');
    expect(part('docProps/core.xml')).toContain('2026-11-05T08:00:00Z');
    const foot = Object.entries(parts).find(([name]) => /word\/footer\d+\.xml/.test(name))?.[1] ?? '';
    expect(foot.replace(/<[^>]+>/g, '')).toMatch(/Sida PAGE av NUMPAGES$/);
  });

  test('is well-formed XML in every part', async () => {
    const { parts } = readDocx(await documents.docx(paper()));
    expect(Object.keys(parts).length).toBeGreaterThan(8);
    for (const [name, xml] of Object.entries(parts)) expect([name, unbalanced(xml)]).toEqual([name, []]);
  });
});

describe('the PDF', () => {
  test('is tagged: its structure holds every word, in order, as what it is', async () => {
    const read = await readPdf(await documents.pdf(paper()));
    expect(unmarked(read.tagged)).toEqual(expected(blocks));
    expect(read.hasTree).toBe(true);
    expect(read.marked).toContain('/Marked true');
    expect(read.headerScopes).toHaveLength(4);
    for (const scope of read.headerScopes) expect(scope).toContain('/Scope /Column');
  });

  test('says its language and title, and shows the title', async () => {
    const { pdf, language, viewer, metadata } = await readPdf(await documents.pdf(paper()));
    expect(language).toBe('sv-SE');
    expect(viewer).toContain('/DisplayDocTitle true');
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'Protokoll: Nätverket + LGV. Möte 3 år 2026' });
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(metadata).toMatch(/%PDF-1\.7/);
  });

  test('carries its own fonts', async () => {
    const { fonts } = await readPdf(await documents.pdf(paper()));
    expect(fonts).toHaveLength(2);
    for (const font of fonts) expect(font).toEqual({ name: expect.stringContaining('SourceSans3'), embedded: true });
  });

  test('has its headings as bookmarks, one under the other', async () => {
    const { pdf } = await readPdf(await documents.pdf(paper()));
    const [top] = (await pdf.getOutline()) ?? [];
    expect(top?.title).toBe('Protokoll: Nätverket för säkerhetssamordnare');
    expect(top?.items.map(({ title }: { title: string }) => title)).toEqual([
      'Närvarande',
      '§ 1 Nycklar & lås <entrén>',
      'Uppgifter',
    ]);
    expect(top?.items[1]?.items.map(({ title }: { title: string }) => title)).toEqual(['Beslut 1']);
  });

  test('over many pages nothing is lost, and each page says which it is, outside of what is read aloud', async () => {
    const many = long();
    const { pdf, tagged, artifacts } = await readPdf(await documents.pdf(paper({ blocks: many })));
    expect(pdf.numPages).toBeGreaterThan(4);
    // A paragraph that goes over a page is met on both.
    expect(tagged.map(([, text]) => text).join(' ')).toBe(
      expected(many)
        .map(([, text]) => text)
        .join(' '),
    );
    expect(artifacts).toEqual(
      Array.from({ length: pdf.numPages }, (_, index) =>
        expect.stringMatching(new RegExp(`Sida ${index + 1} av ${pdf.numPages}$`)),
      ),
    );
  });

  test('a table over many pages draws its header on each, and reads it once', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [`U-${index} Se över larm`, 'Åsa', '2026-12-24', 'Pågår']);
    const table: DocumentBlock = { kind: 'table', head: ['Uppgift', 'Ansvarig', 'Datum', 'Status'], rows };
    const { pdf, tagged, artifacts } = await readPdf(await documents.pdf(paper({ blocks: [table] })));
    expect(tagged).toEqual(expected([table]));
    expect(pdf.numPages).toBeGreaterThan(2);
    for (const each of artifacts.slice(1)) expect(each).toContain('Ansvarig');
  });

  test('a sign that the font lacks is told by its number, never left out', async () => {
    const { tagged } = await readPdf(
      await documents.pdf(paper({ blocks: [{ kind: 'paragraph', text: 'Hej 👋 världen 中' }] })),
    );
    expect(tagged).toEqual([['P', 'Hej [U+1F44B] världen [U+4E2D]']]);
  });
});

describe.each(['docx', 'pdf'] as const)('the same document as %s', (format) => {
  test('gives the same bytes, whenever it is made; another document gives others', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(new Date('2026-11-05T08:00:00Z'));
    const first = await documents[format](paper());
    vi.setSystemTime(new Date('2031-02-01T23:59:58Z'));
    expect(Buffer.compare(await documents[format](paper()), first)).toBe(0);
    expect(Buffer.compare(await documents[format](paper({ title: 'Annat' })), first)).not.toBe(0);
    expect(Buffer.compare(await documents[format](paper({ blocks: long() })), first)).not.toBe(0);
  });
});

test('whatever is typed in Swedish letters, and whatever stands in XML, comes back from both files', async () => {
  const word = fc.stringMatching(/^[a-zåäöÅÄÖéü0-9<>&"'.,:§–()-]{1,14}$/);
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 60 }), async (words) => {
      const some: DocumentBlock[] = [{ kind: 'paragraph', text: words.join(' ') }];
      const wanted = expected(some);
      expect(readDocx(await documents.docx(paper({ blocks: some }))).tagged).toEqual(wanted);
      const { tagged } = await readPdf(await documents.pdf(paper({ blocks: some })));
      // A word may be broken at a hyphen at the end of a line.
      const together = (all: readonly Tagged[]) => all.map(([tag, text]) => [tag, text.replaceAll(' ', '')]);
      expect(together(tagged)).toEqual(together(wanted));
    }),
    { numRuns: 15 },
  );
});

/** Tags that are not closed in turn. */
function unbalanced(xml: string): string[] {
  const open: string[] = [];
  for (const [, close, name = '', alone] of xml.matchAll(/<(\/)?([\w:]+)[^<>]*?(\/)?>/g)) {
    if (close) {
      if (open.pop() !== name) return [`</${name}>`];
    } else if (!alone) open.push(name);
  }
  return open;
}
