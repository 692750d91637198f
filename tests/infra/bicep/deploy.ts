import { posix } from 'node:path';
import { evaluate, only } from './evaluate.ts';
import { answersOf, group, isObject, type ObjectValue, type Value } from './functions.ts';
import { type Node, named, parse, present, wrong } from './parse.ts';

/** A resource as Azure's management would receive it. */
export type Resource = {
  /** Where it was declared, `modules/app.bicep: site`. */
  readonly from: string;
  readonly type: string;
  readonly apiVersion: string;
  /** With its parents', `site/staging`. */
  readonly name: string;
  readonly id: string;
  /** Id of what an extension resource belongs to; null: the resource group. */
  readonly scope: string | null;
  readonly body: ObjectValue;
};

export type Parameter = { readonly name: string; readonly secure: boolean; readonly default: Value | undefined };

export type Deployment = {
  readonly resources: readonly Resource[];
  readonly outputs: ObjectValue;
  readonly parameters: readonly Parameter[];
  /** Parameters and variables that nothing uses. */
  readonly unused: readonly string[];
};

type Declared = { readonly node: Node; readonly decorators: readonly Node[] };
type Known = { readonly value: Value; readonly resources: readonly Resource[]; readonly unused: readonly string[] };

/** `read` gives a file's text by its path. Carries out a Bicep file on paper: conditions decided, modules opened. */
export function deploy(path: string, given: ObjectValue, read: (path: string) => string): Deployment {
  const root = parse(path, read(path));
  const declared = declarations(path, root);
  const done = new Map<string, Known>();
  const under = new Set<string>();
  const used = new Set<string>();

  const know = (name: string, at: Node): Known => {
    const before = done.get(name);
    if (before) return before;
    const found = declared.get(name);
    if (!found) throw wrong(path, at, `: nobody declared ${name}`);
    if (under.has(name)) throw wrong(path, at, `: ${name} needs itself`);
    under.add(name);
    const known = worth(name, found);
    under.delete(name);
    done.set(name, known);
    return known;
  };
  const look = (name: string, at: Node): Value => {
    used.add(name);
    return know(name, at).value;
  };
  const value = (node: Node): Value => evaluate(path, node, look);
  const just = (worthIt: Value): Known => ({ value: worthIt, resources: [], unused: [] });

  function worth(name: string, { node, decorators }: Declared): Known {
    const last = named(node).at(-1);
    if (!last) throw wrong(path, node, 'says nothing');
    switch (node.type) {
      case 'parameter_declaration':
        return just(parameterOf(path, name, node, decorators, given[name], value));
      case 'variable_declaration':
      case 'output_declaration':
        return just(value(last));
      case 'resource_declaration':
        return resourceOf(name, node, last);
      case 'module_declaration':
        return moduleOf(node, last);
      default:
        throw wrong(path, node, `(${node.type}) is more than this reader knows`);
    }
  }

  function resourceOf(symbol: string, node: Node, last: Node): Known {
    const [, typeNode] = named(node);
    const [type = '', apiVersion = ''] = typeNode ? String(value(typeNode)).split('@') : [];
    const existing = present(node.children).some((child) => child.type === 'existing');
    const { wanted, object } = conditionOf(path, last, value);
    const body = value(object);
    if (!isObject(body) || typeof body.name !== 'string') throw wrong(path, node, 'has no name');
    const { parent, scope, dependsOn: _order, name: own, ...rest } = body;
    const ofParent = parent === undefined ? null : referred(path, node, parent);
    const name = ofParent ? `${ofParent.name}/${own}` : body.name;
    if (name.split('/').length !== type.split('/').length - 1)
      throw wrong(path, node, `: ${name} has not as many parts as ${type}`);
    const scopeId = scope === undefined ? null : referred(path, node, scope).id;
    const id = `${scopeId ?? group}/providers/${pathOf(type, name)}`;
    const resource: Resource = { from: `${path}: ${symbol}`, type, apiVersion, name, id, scope: scopeId, body: rest };
    const given = isObject(rest.properties ?? null) ? rest.properties : {};
    const properties = Object.assign({}, given, answersOf(type, name));
    // A child's own name, as Bicep gives it back.
    const reference = { id, name: ofParent ? String(own) : name, type, properties, $name: name };
    return { value: reference, resources: existing || !wanted ? [] : [resource], unused: [] };
  }

  function moduleOf(node: Node, last: Node): Known {
    const [, fileNode] = named(node);
    const body = value(last);
    const params = isObject(body) ? (body.params ?? {}) : {};
    if (!fileNode || !isObject(params)) throw wrong(path, node, 'has no params');
    const inner = posix.join(posix.dirname(path), String(value(fileNode)));
    const deployment = deploy(inner, params, read);
    return { value: { outputs: deployment.outputs }, resources: deployment.resources, unused: deployment.unused };
  }

  const parameters = [...declared].flatMap(([name, { node, decorators }]): Parameter[] => {
    if (node.type !== 'parameter_declaration') return [];
    const default_ = named(node)[2];
    return [
      {
        name,
        secure: decorators.some((decorator) => decorator.text.startsWith('@secure(')),
        default: default_ ? value(default_) : undefined,
      },
    ];
  });
  for (const name of Object.keys(given))
    if (!parameters.some((parameter) => parameter.name === name)) throw new Error(`${path} has no parameter ${name}`);

  const all = [...declared].map(([name, { node }]) => ({ name, node, known: know(name, node) }));
  // A resource's order of work names symbols too, so it counts as evaluated above.
  const unused = all.flatMap(({ name, node, known }) => [
    ...known.unused,
    ...(['parameter_declaration', 'variable_declaration'].includes(node.type) && !used.has(name)
      ? [`${path}: ${name}`]
      : []),
  ]);
  const outputs = all.filter(({ node }) => node.type === 'output_declaration');
  return {
    resources: all.flatMap(({ known }) => known.resources),
    outputs: Object.fromEntries(outputs.map(({ name, known }) => [name.replace(/^output /, ''), known.value])),
    parameters,
    unused,
  };
}

/** Every declaration by its symbol; an output's is its own space of names. */
function declarations(path: string, root: Node): Map<string, Declared> {
  const found = new Map<string, Declared>();
  let decorators: Node[] = [];
  for (const node of named(root)) {
    if (node.type === 'decorators') decorators = named(node);
    else if (node.type === 'target_scope_assignment') {
      if (only(path, node).text !== "'resourceGroup'") throw wrong(path, node, 'is not the scope that is known here');
    } else {
      const [symbol] = named(node);
      if (!symbol) throw wrong(path, node, 'declares nothing');
      const key = node.type === 'output_declaration' ? `output ${symbol.text}` : symbol.text;
      if (found.has(key)) throw wrong(path, node, 'is declared twice');
      found.set(key, { node, decorators });
      decorators = [];
    }
  }
  return found;
}

function parameterOf(
  path: string,
  name: string,
  node: Node,
  decorators: readonly Node[],
  given: Value | undefined,
  value: (node: Node) => Value,
): Value {
  const [, type, fallback] = named(node);
  const worth = given ?? (fallback ? value(fallback) : undefined);
  if (worth === undefined) throw wrong(path, node, `: ${name} is missing`);
  const kind = isObject(worth) ? 'object' : Array.isArray(worth) ? 'array' : typeof worth;
  const said = kind === 'number' ? 'int' : kind === 'boolean' ? 'bool' : kind;
  if (said !== type?.text) throw wrong(path, node, `: ${name} is given as ${said}`);
  const size = typeof worth === 'string' ? worth.length : Number(worth);
  for (const decorator of decorators) {
    const call = only(path, decorator);
    const rule = call.childForFieldName('function')?.text ?? '';
    const [limit] = named(call.childForFieldName('arguments') ?? call).map(value);
    const kept: { readonly [rule: string]: () => boolean } = {
      description: () => true,
      secure: () => true,
      allowed: () => Array.isArray(limit) && limit.includes(worth),
      minLength: () => size >= Number(limit),
      maxLength: () => size <= Number(limit),
      minValue: () => size >= Number(limit),
      maxValue: () => size <= Number(limit),
    };
    const keeps = kept[rule];
    if (!keeps) throw wrong(path, decorator, 'is more than this reader knows');
    if (!keeps()) throw wrong(path, node, `: ${name} breaks @${rule}`);
  }
  return worth;
}

function conditionOf(path: string, node: Node, value: (node: Node) => Value): { wanted: boolean; object: Node } {
  if (node.type === 'object') return { wanted: true, object: node };
  const [condition, object] = named(node);
  if (node.type !== 'if_statement' || !condition || object?.type !== 'object')
    throw wrong(path, node, `(${node.type}) is more than this reader knows`);
  return { wanted: value(condition) === true, object };
}

function referred(path: string, node: Node, value: Value): { id: string; name: string } {
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.$name !== 'string')
    throw wrong(path, node, 'belongs to something that is no resource');
  return { id: value.id, name: value.$name };
}

/** `Microsoft.Web/sites/slots` and `a/b` to `Microsoft.Web/sites/a/slots/b`. */
function pathOf(type: string, name: string): string {
  const [provider = '', ...kinds] = type.split('/');
  const names = name.split('/');
  return [provider, ...kinds.flatMap((kind, at) => [kind, names[at] ?? ''])].join('/');
}
