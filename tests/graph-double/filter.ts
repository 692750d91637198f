import { badRequest, GraphError } from './exchange.ts';
import type { Column, List } from './world.ts';

type Value = string | number | boolean | null;
type Test = { readonly column: string; readonly operator: string; readonly value: Value };
/** `and` binds before `or`, as in OData; the outer list is `or`. */
type Filter = readonly (readonly Test[])[];

const condition =
  /^\s*(?:(?:(?<not>not)\s+)?(?:(?<call>startswith|contains|substringof)\(\s*fields\/(?<of>\w+)\s*,\s*(?<with>'(?:[^']|'')*')\s*\))|fields\/(?<column>\w+)\s+(?<operator>eq|ne|lt|le|gt|ge)\s+(?<value>'(?:[^']|'')*'|[^\s()]+))/i;

function literal(text: string): Value {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(text)) return text;
  throw badRequest('Invalid filter clause');
}

/** The part of $filter that lists know: comparisons of fields, startswith, and, or. Anything else is refused. */
export function parseFilter(text: string): Filter {
  const any: Test[][] = [[]];
  let rest = text;
  for (;;) {
    const found = condition.exec(rest);
    const groups = found?.groups;
    if (!found || !groups || groups.not) throw badRequest('Invalid filter clause');
    if (groups.call) {
      if (groups.call !== 'startswith' || groups.of === undefined || groups.with === undefined)
        throw badRequest('Invalid filter clause: the function is not supported.');
      any.at(-1)?.push({ column: groups.of, operator: 'startswith', value: literal(groups.with) });
    } else if (groups.column !== undefined && groups.operator !== undefined && groups.value !== undefined) {
      any.at(-1)?.push({ column: groups.column, operator: groups.operator, value: literal(groups.value) });
    }
    rest = rest.slice(found[0].length);
    if (rest.trim() === '') return any;
    const word = /^\s+(and|or)\s+/.exec(rest);
    if (!word) throw badRequest('Invalid filter clause');
    if (word[1] === 'or') any.push([]);
    rest = rest.slice(word[0].length);
  }
}

const columnOf = (list: List, name: string): Column | undefined =>
  list.columns.find(
    (column) => column.name === name || (column.kind === 'person' && `${column.name}LookupId` === name),
  );

/** What SharePoint refuses: an unknown column, one without an index unless the caller takes the risk, and too much to look through. */
export function checkFilter(list: List, filter: Filter, risk: boolean, size: number, threshold: number): void {
  for (const { column: name } of filter.flat()) {
    const column = columnOf(list, name);
    if (!column) throw badRequest(`Field '${name}' does not exist.`);
    if (!column.indexed && !risk) throw notIndexed(name);
  }
  if (size <= threshold) return;
  if (filter.some(([first]) => first === undefined || !columnOf(list, first.column)?.indexed)) throw tooMany();
}

export const notIndexed = (name: string) =>
  badRequest(
    `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
  );
export const tooMany = () =>
  new GraphError(
    422,
    'unprocessableEntity',
    'The attempted operation is prohibited because it exceeds the list view threshold.',
  );

/** How many rows the index leaves to look through: the first test of each alternative decides. */
export function selects(filter: Filter, field: (name: string) => unknown, firstOnly: boolean): boolean {
  return filter.some((tests) =>
    (firstOnly ? tests.slice(0, 1) : tests).every((test) => holds(test, field(test.column))),
  );
}

function holds({ operator, value }: Test, field: unknown): boolean {
  const there = field === undefined || field === null ? null : field;
  if (operator === 'startswith') return typeof there === 'string' && lower(there).startsWith(lower(String(value)));
  if (there === null || value === null)
    return operator === 'eq' ? there === value : operator === 'ne' && there !== value;
  if (operator === 'eq' && there === value) return true;
  const [left, right] =
    typeof there === 'number' || (typeof value === 'number' && !Number.isNaN(Number(there)))
      ? [Number(there), Number(value)]
      : [comparable(there), comparable(value)];
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (operator === 'lt') return left < right;
  if (operator === 'le') return left <= right;
  if (operator === 'gt') return left > right;
  return left >= right;
}

// SharePoint compares text without regard to case, and times as times.
function comparable(value: unknown): string {
  const words = String(value);
  const at = /^\d{4}-\d{2}-\d{2}(T|$)/.test(words) ? Date.parse(words) : Number.NaN;
  return Number.isNaN(at) ? lower(words) : new Date(at).toISOString();
}
const lower = (words: string) => words.toLowerCase();
