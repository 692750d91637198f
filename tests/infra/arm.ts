import { existsSync, readFileSync } from 'node:fs';
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import type { Resource } from './bicep/deploy.ts';
import { isObject, type ObjectValue, type Value } from './bicep/functions.ts';

const folder = new URL('../../../shared/contracts/arm/', import.meta.url);

/** Are Azure's own resource schemas beside this project? */
export const schemasAreHere = existsSync(folder);

const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false, logger: false });
const loaded = new Map<string, ObjectValue>();
const compiled = new Map<string, ValidateFunction>();

/** Null: there is no schema of this type and version here. Else what is wrong, a line each. */
export function complaintsOf(resource: Resource): string[] | null {
  const provider = resource.type.split('/')[0] ?? '';
  const path = `${resource.apiVersion}/${provider}.json`;
  if (!existsSync(new URL(path, folder))) return null;
  load('common/definitions.json');
  const file = load(path);
  const definitions = file.resourceDefinitions ?? {};
  const name = isObject(definitions) ? Object.keys(definitions).find((key) => is(definitions[key], resource.type)) : '';
  if (!name) return null;
  const where = `${idOf(path)}#/resourceDefinitions/${name}`;
  const validate = compiled.get(where) ?? ajv.compile({ $ref: where });
  compiled.set(where, validate);
  // What the template writes for a child's name is an expression; some schemas know the whole name, some the last part.
  const tries = [resource.name, resource.name.split('/').at(-1) ?? ''].map((shown) => {
    const { type, apiVersion, body } = resource;
    if (validate({ type, apiVersion, name: shown, ...body })) return [];
    // A refusal by `oneOf` also tells why an expression would not do: only what a plain value breaks is worth reading.
    const errors = validate.errors ?? [];
    return errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  });
  return tries.sort((a, b) => a.length - b.length)[0] ?? [];
}

function is(definition: Value | undefined, type: string): boolean {
  const found = JSON.stringify(definition ?? null);
  return found.includes(`"type":{"enum":["${type}"]`);
}

const idOf = (path: string) => `https://schema.management.azure.com/schemas/${path}`;

function load(path: string): ObjectValue {
  const before = loaded.get(path);
  if (before) return before;
  const file: ObjectValue = JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
  loaded.set(path, file);
  const { id: _id, $schema: _dialect, ...rest } = file;
  const closed = close(rest);
  ajv.addSchema({ ...(isObject(closed) ? closed : {}), $id: idOf(path) });
  return file;
}

/**
 * The schemas let unknown properties through, so that a misspelt one would pass: here they are refused. Beside a
 * `oneOf` the whole is closed, and its branches are not: each knows only a part.
 */
function close(value: Value, whole = true): Value {
  if (Array.isArray(value)) return value.map((each) => close(each));
  if (!isObject(value)) return value;
  const { properties, additionalProperties } = value;
  const named = isObject(properties ?? null) && Object.keys(properties ?? {}).length > 0;
  const entries = Object.entries(value).map(([key, each]): [string, Value] =>
    ['oneOf', 'allOf'].includes(key) && Array.isArray(each)
      ? [key, each.map((branch) => close(branch, !named && key === 'oneOf'))]
      : [key, close(each)],
  );
  const inner = Object.fromEntries(entries);
  return whole && named && additionalProperties === undefined && !isMap(value)
    ? { ...inner, unevaluatedProperties: false }
    : inner;
}

/** A property may itself be called `properties`: only a schema says of what type or alternatives it is. */
function isMap(value: ObjectValue): boolean {
  return typeof value.type !== 'string' && value.oneOf === undefined;
}
