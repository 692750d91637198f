import { functions, isObject, type Value } from './functions.ts';
import { type Node, named, present, wrong } from './parse.ts';

/** What a name stands for; throws for one that nobody declared. */
export type Look = (name: string, at: Node) => Value;

const escapes: { readonly [written: string]: string } = { "\\'": "'", '\\\\': '\\', '\\n': '\n', '\\$': '$' };

/** The worth of an expression. Throws, with its place, for whatever this reader does not know. */
export function evaluate(path: string, node: Node, look: Look): Value {
  const go = (inner: Node): Value => evaluate(path, inner, look);
  const field = (name: string): Node => {
    const found = node.childForFieldName(name);
    if (!found) throw wrong(path, node, `has no ${name}`);
    return found;
  };
  switch (node.type) {
    case 'string':
      return stringOf(path, node, look);
    case 'number':
      return Number(node.text);
    case 'boolean':
      return node.text === 'true';
    case 'null':
      return null;
    case 'identifier':
      return look(node.text, node);
    case 'parenthesized_expression':
      return go(only(path, node));
    case 'array':
      return named(node).map(go);
    case 'object':
      return objectOf(path, node, look);
    case 'member_expression':
      return memberOf(path, node, go(field('object')), field('property').text);
    case 'subscript_expression':
      return memberOf(path, node, go(field('object')), go(field('index')));
    case 'ternary_expression':
      return truth(path, node, go(field('condition'))) ? go(field('consequence')) : go(field('alternative'));
    case 'unary_expression':
      if (node.children[0]?.text !== '!') throw wrong(path, node, 'has an operator that is not known here');
      return !truth(path, node, go(field('argument')));
    case 'binary_expression':
      return binary(path, node, go);
    case 'call_expression':
      return call(path, node, field('function').text, named(field('arguments')).map(go));
    default:
      throw wrong(path, node, `(${node.type}) is more than this reader knows`);
  }
}

function stringOf(path: string, node: Node, look: Look): string {
  return named(node)
    .map((part) => {
      if (part.type === 'string_content') return part.text;
      if (part.type === 'escape_sequence' && escapes[part.text] !== undefined) return escapes[part.text];
      if (part.type !== 'interpolation') throw wrong(path, part, 'is more than this reader knows');
      const value = evaluate(path, only(path, part), look);
      if (typeof value === 'object') throw wrong(path, part, 'is not a plain value');
      return String(value);
    })
    .join('');
}

function objectOf(path: string, node: Node, look: Look): Value {
  const entries = named(node).map((property): [string, Value] => {
    const [key, value] = named(property);
    if (property.type !== 'object_property' || !key || !value) throw wrong(path, property, 'is no property');
    return [key.type === 'string' ? stringOf(path, key, look) : key.text, evaluate(path, value, look)];
  });
  const names = entries.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw wrong(path, node, `names ${twice} twice`);
  return Object.fromEntries(entries);
}

function memberOf(path: string, node: Node, of: Value, key: Value): Value {
  const found = isObject(of) && typeof key === 'string' ? of[key] : undefined;
  if (found !== undefined) return found;
  if (present(node.children).some(({ text }) => text === '.?')) return null;
  throw wrong(path, node, `: nothing is known of ${String(key)}`);
}

function binary(path: string, node: Node, go: (node: Node) => Value): Value {
  const [left, operator, right] = present(node.children);
  if (!left || !operator || !right) throw wrong(path, node, 'lacks a side');
  switch (operator.text) {
    case '??':
      return go(left) ?? go(right);
    case '==':
      return go(left) === go(right);
    case '!=':
      return go(left) !== go(right);
    case '&&':
      return truth(path, left, go(left)) && truth(path, right, go(right));
    case '||':
      return truth(path, left, go(left)) || truth(path, right, go(right));
    default:
      throw wrong(path, node, 'has an operator that is not known here');
  }
}

function call(path: string, node: Node, name: string, args: readonly Value[]): Value {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!known) throw wrong(path, node, 'calls a function that is not known here');
  return known(...args);
}

function truth(path: string, node: Node, value: Value): boolean {
  if (typeof value !== 'boolean') throw wrong(path, node, 'is neither true nor false');
  return value;
}

export function only(path: string, node: Node): Node {
  const [inner, ...more] = named(node);
  if (!inner || more.length > 0) throw wrong(path, node, 'is more than this reader knows');
  return inner;
}
