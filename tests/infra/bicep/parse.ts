import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

export type { Node };

const parser = await (async () => {
  await Parser.init();
  const grammar = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
  return new Parser().setLanguage(await Language.load(grammar));
})();

/** The file's syntax tree. Throws with line and column of the first thing that is not Bicep. */
export function parse(path: string, text: string): Node {
  const root = parser.parse(text)?.rootNode;
  if (!root) throw new Error(`${path}: cannot be parsed`);
  const broken = root.hasError ? firstBroken(root) : null;
  if (broken) throw wrong(path, broken, 'is not Bicep');
  return root;
}

export function wrong(path: string, node: Node, what: string): Error {
  const { row, column } = node.startPosition;
  return new Error(`${path}:${row + 1}:${column + 1}: ${node.text.split('\n')[0]} ${what}`);
}

function firstBroken(node: Node): Node | null {
  if (node.type === 'ERROR' || node.isMissing) return node;
  for (const child of present(node.children)) {
    const found = firstBroken(child);
    if (found) return found;
  }
  return null;
}

/** The parser's lists may hold nothing at a place; ours do not. */
export function present(nodes: readonly (Node | null)[]): Node[] {
  return nodes.filter((node) => node !== null);
}

export function named(node: Node): Node[] {
  return present(node.namedChildren).filter(({ type }) => type !== 'comment');
}
