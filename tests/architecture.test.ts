/** Rules import nothing; doors (cards, jobs, api) import rules; only compose.ts imports the world. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { complaints, missingInTable, type Row } from './architecture/rules.ts';
import { readSource } from './architecture/source.ts';

const door = { types: ['bot/ports'], packages: ['zod'] };
const rows: Row[] = [
  { where: 'bot/core', may: ['bot/core'], types: ['bot/ports'] },
  { where: 'bot/words', may: ['bot/words'] },
  { where: 'bot/ports', may: [], types: ['bot/core', 'bot/ports'] },
  { where: 'bot/cards', may: ['bot/cards', 'bot/core', 'bot/words'], ...door },
  { where: 'bot/jobs', may: ['bot/jobs', 'bot/cards', 'bot/core', 'bot/words'], ...door },
  { where: 'bot/api', may: ['bot/api', 'bot/core', 'bot/words'], ...door },
  { where: 'bot/worker.ts', may: [], types: ['bot/ports'] },
  { where: 'bot/compose.ts', may: ['bot'] },
  // Parts of the same place: nobody else may import them.
  { where: 'bot/compose', may: ['bot'] },
  { where: 'bot/main.ts', may: ['bot/compose.ts', 'bot/config.ts', 'bot/log.ts'], node: true },
  {
    where: 'bot/commands',
    may: ['bot/commands', 'bot/core', 'bot/compose.ts', 'bot/config.ts', 'bot/log.ts'],
    types: ['bot/ports'],
    node: true,
  },
  // config.ts alone reads the environment; the folder holds shapes and tables for it.
  { where: 'bot/config.ts', may: ['bot/config'], packages: ['zod'] },
  { where: 'bot/config', may: ['bot/config'], packages: ['zod'] },
  { where: 'bot/log.ts', may: [], packages: ['pino'] },
  {
    where: 'tab',
    may: ['tab'],
    types: ['bot/api/contract.ts'],
    packages: [
      'react',
      'react-dom',
      '@fluentui/react-components',
      '@fluentui/react-icons',
      '@microsoft/teams-js',
      '@tanstack/react-virtual',
      '@atlaskit/pragmatic-drag-and-drop',
      'adaptivecards',
      'dompurify',
      'idb',
      'marked',
      'papaparse',
      'read-excel-file',
      'write-excel-file',
    ],
  },
  { where: 'tab/vite.config.ts', may: [], packages: ['vite', '@vitejs/plugin-react'], node: true },
];

/** One SDK a folder; a new adapter is a new line here. */
const sdks: Record<string, string[]> = {
  documents: ['docx', 'pdfkit', '@expo-google-fonts/source-sans-3'],
  entra: ['@azure/identity', 'jose'],
  graph: ['@microsoft/microsoft-graph-client', '@azure/identity'],
  http: ['restify'],
  keys: [],
  local: ['jose'],
  'local-sign-in': ['jose'],
  memory: [],
  openid: ['jose'],
  'org-file': ['yaml'],
  photos: ['sharp', 'file-type', '@cantoo/pdf-lib'],
  store: ['pg', 'kysely', '@electric-sql/pglite'],
  system: [],
  telemetry: [
    '@opentelemetry/api',
    '@opentelemetry/resources',
    '@opentelemetry/sdk-metrics',
    '@opentelemetry/sdk-trace-base',
    '@opentelemetry/exporter-trace-otlp-http',
    '@opentelemetry/exporter-metrics-otlp-http',
    '@azure/monitor-opentelemetry-exporter',
  ],
  teams: ['botbuilder', 'botframework-connector', 'htmlparser2', 'jose'],
};

const adapters = Object.entries(sdks).map(
  ([name, packages]): Row => ({
    where: `bot/adapters/${name}`,
    // ids.ts names a checked string as an identifier, canonical.ts is the one text that is hashed; they hold nothing else.
    may: [`bot/adapters/${name}`, 'bot/core/errors.ts', 'bot/core/ids.ts', 'bot/core/canonical.ts', 'bot/log.ts'],
    types: ['bot/core', 'bot/ports'],
    packages: [...packages, 'zod'],
    node: true,
  }),
);

// The stage's page runs in a browser: it shares only types with the server that serves it.
const page: Row = {
  where: 'bot/adapters/local/page',
  may: ['bot/adapters/local/page'],
  types: ['bot/adapters/local'],
  packages: [
    'react',
    'react-dom',
    '@fluentui/react-components',
    '@fluentui/react-icons',
    'adaptivecards',
    'marked',
    'dompurify',
  ],
};

const table = [...rows, ...adapters, page];

const root = fileURLToPath(new URL('..', import.meta.url));
const outside = new Set(['node_modules', 'dist', 'data', '.cache', '.artefact', '.git', 'screenshots']);

/** Text files in the folder, paths from the root. */
function filesUnder(folder: string): string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return outside.has(entry.name) ? [] : filesUnder(path);
    return /\.(tsx?|mjs|json|css|html|md|ya?ml|sql|bicep|sh)$|(^|\/)(run|\.npmrc|LICENSE)$/.test(path) ? [path] : [];
  });
}

const sources = [...filesUnder('bot'), ...filesUnder('tab')]
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readSource(path, readFileSync(root + path, 'utf8')));

describe('the house', () => {
  test('every file of bot/ and tab/ keeps to its row of the import table', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap((source) => complaints(source, table))).toEqual([]);
  });

  test('every import of a file names one that is there', () => {
    const targets = sources.flatMap(({ path, imports }) =>
      imports.filter(({ kind }) => kind === 'file').map(({ target }) => ({ path, target })),
    );
    expect(targets.filter(({ target }) => !existsSync(root + target))).toEqual([]);
  });

  test.each(['bot/cards', 'bot/jobs'])('every file of %s stands in its table, index.ts', (folder) => {
    expect(missingInTable(folder, sources)).toEqual([]);
  });

  test('the top level holds what the design names, dotfiles, and what git ignores', () => {
    // The toolkit looks for the file of its environment `local` beside teamsapp.yml, under this name.
    const named =
      'bot tab manifest infra tests docs package.json package-lock.json tsconfig.json teamsapp.yml teamsapp.local.yml README.md LICENSE CONTRIBUTING.md';
    const allowed = new Set([...named.split(' '), 'node_modules', 'dist', 'data']);
    expect(readdirSync(root).filter((name) => !name.startsWith('.') && !allowed.has(name))).toEqual([]);
  });
});

test('no file tells where or on what machine it was written', () => {
  const traces = [
    // After a placeholder it is a path of Graph's: /drives/{drive-id}/root/children.
    /(?<![\w.:/}-])\/(work|root|home\/\w+|Users\/\w+)\//,
    /\bregistry\s*=|"resolved":/,
    /\b(issue|slice) \(?([a-e]\)|#?\d)/i,
  ];
  const texts = filesUnder('').filter((path) => path !== 'tests/architecture.test.ts');
  expect(texts.length).toBeGreaterThan(20);
  const found = texts.flatMap((path) => {
    const text = readFileSync(root + path, 'utf8');
    return traces.flatMap((trace) => trace.exec(text)?.[0] ?? []).map((said) => `${path}: ${said}`);
  });
  expect(found).toEqual([]);
});

describe('the checker refuses', () => {
  const refused: [why: string, path: string, code: string, said: RegExp][] = [
    ['a package in core', 'bot/core/x.ts', "import { z } from 'zod';", /package zod/],
    ['Node in core', 'bot/core/x.ts', "import { randomUUID } from 'node:crypto';", /Node's crypto/],
    ['Node without its prefix', 'bot/core/x.ts', "import fs from 'fs/promises';", /Node's fs/],
    ['words in core', 'bot/core/cases/x.ts', "import { sv } from '../../words/sv.ts';", /bot\/words\/sv.ts.* may not/],
    ["a port's value in core", 'bot/core/x.ts', "import { p } from '../ports/p.ts';", /only its types/],
    ['a type among values', 'bot/core/x.ts', "import { type P } from '../ports/p.ts';", /only its types/],
    ['a value passed on', 'bot/core/x.ts', "export * from '../ports/p.ts';", /only its types/],
    ['an adapter in core, as type', 'bot/core/x.ts', "import type { S } from '../adapters/store/s.ts';", /may not/],
    ['an adapter in core, as inline type', 'bot/core/x.ts', "type S = import('../adapters/store/s.ts').S;", /may not/],
    ['an adapter loaded late', 'bot/cards/x.ts', "await import('../adapters/store/s.ts');", /may not/],
    ['an import by computed name', 'bot/cards/x.ts', 'await import(where);', /computed/],
    ['require', 'bot/cards/x.ts', "const s = require('../adapters/store/s.ts');", /may not/],
    ['a port that imports values', 'bot/ports/x.ts', "import { y } from '../core/y.ts';", /only its types/],
    ['a card that imports a job', 'bot/cards/x.ts', "import { j } from '../jobs/j.ts';", /may not/],
    ['an endpoint that imports a card', 'bot/api/x.ts', "import { c } from '../cards/c.ts';", /may not/],
    ['a job that imports Node', 'bot/jobs/x.ts', "import { join } from 'node:path';", /Node's path/],
    ['one adapter in another', 'bot/adapters/http/x.ts', "import type { S } from '../store/s.ts';", /may not/],
    ["another's SDK", 'bot/adapters/http/x.ts', "import pg from 'pg';", /package pg/],
    [
      'a rule in an adapter',
      'bot/adapters/store/x.ts',
      "import { take } from '../../core/cases/take.ts';",
      /only its types/,
    ],
    ['an adapter that nobody listed', 'bot/adapters/fax/x.ts', '', /no row/],
    ['a file that nobody listed', 'bot/start.ts', '', /no row/],
    ['the worker with a value', 'bot/worker.ts', "import { jobs } from './jobs/index.ts';", /may not/],
    ['compose with a package', 'bot/compose.ts', "import pg from 'pg';", /package pg/],
    ['the log with core', 'bot/log.ts', "import { E } from './core/errors.ts';", /may not/],
    ['the bot in the tab', 'tab/x.tsx', "import { E } from '../bot/core/errors.ts';", /may not/],
    ['values of the contract in the tab', 'tab/x.tsx', "import { E } from '../bot/api/contract.ts';", /only its types/],
    ['zod in the tab', 'tab/x.tsx', "import { z } from 'zod';", /package zod/],
    ['the clock in core', 'bot/core/x.ts', 'export const at = () => Date.now();', /Date.now/],
    ['the clock by another name', 'bot/core/x.ts', "export const at = () => globalThis.Date['now']();", /Date.now/],
    ['today in core', 'bot/core/x.ts', 'export const at = () => new Date();', /new Date\(\)/],
    ['chance in core', 'bot/core/x.ts', 'export const n = Math.random();', /Math.random/],
    ['random ids in core', 'bot/core/x.ts', 'export const id = crypto.randomUUID();', /crypto/],
    ['the environment outside config', 'bot/adapters/http/x.ts', 'export const p = process.env.PORT;', /process.env/],
    ['the environment by import', 'bot/adapters/http/x.ts', "import { env } from 'node:process';", /process.env/],
    ['a long file', 'bot/core/x.ts', '\n'.repeat(401), /401 lines/],
    ['an empty name', 'bot/core/cases/utils.ts', '', /utils/],
    ['an empty folder name', 'bot/cards/helpers/x.ts', '', /helpers/],
  ];
  test.each(refused)('%s', (_why, path, code, said) => {
    const lines = () => {
      try {
        return complaints(readSource(path, code), table).join('\n');
      } catch (error) {
        return String(error);
      }
    };
    expect(lines()).toMatch(said);
  });

  test('a card that its table forgets, or names only as a type', () => {
    const index =
      "import { take } from './take.ts'; import type { B } from './assess.ts'; export const verbs = { take };";
    const files = ['take', 'assess', 'close'].map((name) => readSource(`bot/cards/${name}.ts`, ''));
    const drawing = readSource('bot/cards/views/triage.ts', '');
    const all = [readSource('bot/cards/index.ts', index), ...files, drawing];
    expect(missingInTable('bot/cards', all)).toEqual(['bot/cards/assess.ts', 'bot/cards/close.ts']);
  });
});

test.each([
  ['a type of a port in core', 'bot/core/x.ts', "import type { P } from '../ports/p.ts';"],
  ['a given instant in core', 'bot/core/x.ts', 'export const day = (ms: number) => new Date(ms);'],
  ['a card in a job', 'bot/jobs/x.ts', "import { card } from '../cards/views/c.ts';"],
  [
    'errors and log in an adapter',
    'bot/adapters/http/x.ts',
    "import { E } from '../../core/errors.ts'; import { log } from '../../log.ts';",
  ],
  ['the environment in config', 'bot/config.ts', "import { z } from 'zod'; export const e = process.env;"],
  [
    'types of the contract in the tab',
    'tab/x.tsx',
    "import type { T } from '../bot/api/contract.ts'; export const X = () => <p />;",
  ],
])('the checker allows %s', (_what, path, code) => {
  expect(complaints(readSource(path, code), table)).toEqual([]);
});
