import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/** What one file asks of others, and what it does that the design keeps to few files. */
export type Source = {
  /** From the project's root, with slashes: `bot/core/ids.ts`. */
  readonly path: string;
  readonly imports: readonly Import[];
  /** `Date.now`, `new Date()`, `Math.random`, `crypto`, `process.env`, ... each once. */
  readonly uses: ReadonlySet<string>;
  readonly lines: number;
};

export type Import = {
  /** A file from the root, a package's name, or `node` for what Node itself brings. */
  readonly target: string;
  readonly kind: 'file' | 'package' | 'node';
  /** `import type`, `export type ... from`, `import('...').T`: gone before anything runs. */
  readonly typeOnly: boolean;
};

/** Names of the world's clock, chance and environment. */
const worldly = new Set(['Date.now', 'Math.random', 'performance.now', 'process.env', 'crypto', 'Temporal.Now']);

/** Throws where the file cannot be parsed, or imports by a computed name. */
export function readSource(path: string, code: string): Source {
  const { program, errors } = parseSync(path, code);
  const [problem] = errors;
  if (problem) throw new Error(`${path}: ${problem.message}`);
  const imports: Import[] = [];
  const uses = new Set<string>();
  const add = (from: ESTree.Expression | null, typeOnly: boolean) => {
    if (!from) return;
    if (from.type !== 'Literal' || typeof from.value !== 'string')
      throw new Error(`${path}: an import by computed name`);
    imports.push(resolve(path, from.value, typeOnly));
  };
  new Visitor({
    // `import { type T } from` still runs the file, so only the whole statement's `type` counts.
    ImportDeclaration: (found) => add(found.source, found.importKind === 'type'),
    ExportNamedDeclaration: (found) => add(found.source, found.exportKind === 'type'),
    ExportAllDeclaration: (found) => add(found.source, found.exportKind === 'type'),
    ImportExpression: (found) => add(found.source, false),
    TSImportType: (found) => add(found.source, true),
    MemberExpression: (found) => note(uses, nameOf(found)),
    CallExpression: (found) => {
      if (nameOf(found.callee) === 'Date') uses.add('new Date()');
      if (nameOf(found.callee) === 'require') add(argument(found), false);
    },
    NewExpression: (found) => {
      if (nameOf(found.callee) === 'Date' && found.arguments.length === 0) uses.add('new Date()');
    },
  }).visit(program);
  return { path, imports, uses, lines: code.split('\n').length - (code.endsWith('\n') ? 1 : 0) };
}

function argument(call: ESTree.CallExpression): ESTree.Expression | null {
  const [first] = call.arguments;
  return first && first.type !== 'SpreadElement' ? first : null;
}

/** `globalThis.crypto.randomUUID` is a use of `crypto`, `process.env.PORT` one of `process.env`. */
function note(uses: Set<string>, name: string) {
  const plain = name.replace(/^(globalThis|window|self)\./, '');
  for (const known of worldly) if (plain === known || plain.startsWith(`${known}.`)) uses.add(known);
}

function nameOf(node: ESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return '?';
  const { property } = node;
  const key = property.type === 'Identifier' && !node.computed ? property.name : literal(property);
  return `${nameOf(node.object)}.${key}`;
}

function literal(node: ESTree.Node): string {
  return node.type === 'Literal' ? String(node.value) : '?';
}

function resolve(path: string, specifier: string, typeOnly: boolean): Import {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
    return { target, kind: 'file', typeOnly };
  }
  if (isBuiltin(specifier)) return { target: specifier.replace(/^node:/, ''), kind: 'node', typeOnly };
  const [scope = '', name = ''] = specifier.split('/');
  return { target: scope.startsWith('@') ? `${scope}/${name}` : scope, kind: 'package', typeOnly };
}
