import { type Ask, badRequest, GraphError, isRecord, notFound, part, type Route, record, text } from './exchange.ts';
import { siteFor } from './grants.ts';
import { listFor } from './lists.ts';
import { paged, pick, selected } from './page.ts';
import { type Column, type ColumnKind, guidOf, type List } from './world.ts';

/** SharePoint's internal name of what somebody called a column: only letters of ASCII and digits are kept as they are. */
export const internalName = (name: string): string =>
  name.replaceAll(/[^A-Za-z0-9_]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`).slice(0, 32);

const base = {
  description: '',
  choices: [],
  multiple: false,
  maxLength: 255,
  required: false,
  unique: false,
  hidden: false,
};
const builtIn = (name: string, displayName: string, kind: ColumnKind, more: Partial<Column> = {}): Column => ({
  ...base,
  id: guidOf(`built-in ${name}`),
  name,
  displayName,
  kind,
  indexed: false,
  readOnly: true,
  builtIn: true,
  ...more,
});

/** What every list has. */
export const standardColumns = (): Column[] => [
  builtIn('Title', 'Title', 'text', { readOnly: false }),
  builtIn('id', 'ID', 'number', { indexed: true }),
  builtIn('ContentType', 'Content Type', 'text'),
  builtIn('Modified', 'Modified', 'dateTime'),
  builtIn('Created', 'Created', 'dateTime'),
  builtIn('Author', 'Created By', 'person'),
  builtIn('Editor', 'Modified By', 'person'),
  builtIn('_UIVersionString', 'Version', 'text'),
  builtIn('Attachments', 'Attachments', 'boolean'),
];

const facets: Readonly<Record<string, ColumnKind>> = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  choice: 'choice',
  dateTime: 'dateTime',
  personOrGroup: 'person',
  lookup: 'lookup',
};

/** A column from its definition; refuses what SharePoint refuses. */
export function readColumn(given: unknown, guid: () => string): Column {
  const definition = record(given);
  const named = text(definition.name);
  if (!named) throw badRequest('The column has no name.');
  const found = Object.keys(facets).filter((facet) => isRecord(definition[facet]));
  const [facet] = found;
  if (found.length > 1 || facet === undefined) throw badRequest('A column has exactly one type.');
  const type = record(definition[facet]);
  const kind = kindOf(facets[facet] ?? 'text', type);
  const choices = Array.isArray(type.choices) ? type.choices.map(String) : [];
  if (kind === 'choice' && choices.length === 0) throw badRequest('A choice column has choices.');
  const column: Column = {
    ...base,
    id: guid(),
    name: internalName(named),
    displayName: text(definition.displayName) ?? named,
    description: text(definition.description) ?? '',
    kind,
    choices,
    multiple: type.allowMultipleSelection === true || type.allowMultipleValues === true,
    maxLength: kind === 'note' ? 63_999 : typeof type.maxLength === 'number' ? type.maxLength : 255,
    required: definition.required === true,
    indexed: definition.indexed === true,
    unique: definition.enforceUniqueValues === true,
    hidden: definition.hidden === true,
    readOnly: definition.readOnly === true,
    builtIn: false,
  };
  if (column.unique && !column.indexed) throw badRequest('A column with unique values must be indexed.');
  indexable(column);
  return column;
}

function kindOf(kind: ColumnKind, type: Readonly<Record<string, unknown>>): ColumnKind {
  if (kind === 'text' && type.allowMultipleLines === true) return 'note';
  if (kind === 'dateTime' && type.format === 'dateOnly') return 'date';
  return kind;
}

function indexable(column: Column): void {
  if (column.indexed && (column.kind === 'note' || column.multiple))
    throw badRequest(`Column '${column.name}' cannot be indexed.`);
}

const facetOf = (column: Column): Record<string, unknown> => {
  const { kind, choices, maxLength, multiple } = column;
  if (kind === 'text') return { text: { allowMultipleLines: false, maxLength, textType: 'plain' } };
  if (kind === 'note')
    return {
      text: { allowMultipleLines: true, appendChangesToExistingText: false, linesForEditing: 6, textType: 'plain' },
    };
  if (kind === 'date') return { dateTime: { displayAs: 'default', format: 'dateOnly' } };
  if (kind === 'dateTime') return { dateTime: { displayAs: 'default', format: 'dateTime' } };
  if (kind === 'choice') return { choice: { allowTextEntry: false, choices, displayAs: 'dropDownMenu' } };
  if (kind === 'person')
    return {
      personOrGroup: { allowMultipleSelection: multiple, chooseFromType: 'peopleOnly', displayAs: 'nameWithPresence' },
    };
  if (kind === 'boolean') return { boolean: {} };
  if (kind === 'lookup') return { lookup: { allowMultipleValues: multiple } };
  return { number: { decimalPlaces: 'automatic', displayAs: 'number' } };
};

export const columnBody = (column: Column): Record<string, unknown> => ({
  id: column.id,
  name: column.name,
  displayName: column.displayName,
  description: column.description,
  columnGroup: column.builtIn ? '_Hidden' : 'Custom Columns',
  enforceUniqueValues: column.unique,
  hidden: column.hidden,
  indexed: column.indexed,
  readOnly: column.readOnly,
  required: column.required,
  ...facetOf(column),
});

export function addColumn(list: List, column: Column): void {
  const taken = list.columns.some(
    ({ name, displayName }) => name === column.name || displayName === column.displayName,
  );
  if (taken) throw new GraphError(409, 'nameAlreadyExists', 'A column with that name is there already.');
  if (column.indexed) roomForIndex(list);
  list.columns.push(column);
}

function roomForIndex(list: List): void {
  if (list.columns.filter(({ indexed, builtIn }) => indexed && !builtIn).length >= 20)
    throw badRequest('A list has at most 20 indexes.');
  if (list.items.size > 20_000) throw badRequest('The list is too large to add an index.');
}

function columnFor(list: List, ask: Ask): Column {
  const column = list.columns.find(({ id }) => id === part(ask, 'columnDefinition-id'));
  if (!column) throw notFound();
  return column;
}

const at = '/sites/{site-id}/lists/{list-id}/columns';

export const columnRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: at,
    roles: [],
    handle(world, ask) {
      const list = listFor(siteFor(world, ask, 'read'), ask);
      const { rows, next } = paged(world, ask, list.columns, 5000, []);
      return {
        status: 200,
        body: { ...next, value: rows.map((column) => pick(columnBody(column), selected(ask), Object.keys(facets))) },
      };
    },
  },
  {
    method: 'POST',
    template: at,
    roles: [],
    handle(world, ask) {
      const list = listFor(siteFor(world, ask, 'manage'), ask);
      const column = readColumn(ask.body, world.guid);
      addColumn(list, column);
      return { status: 201, body: columnBody(column) };
    },
  },
  {
    method: 'GET',
    template: `${at}/{columnDefinition-id}`,
    roles: [],
    handle: (world, ask) => ({
      status: 200,
      body: columnBody(columnFor(listFor(siteFor(world, ask, 'read'), ask), ask)),
    }),
  },
  {
    method: 'PATCH',
    template: `${at}/{columnDefinition-id}`,
    roles: [],
    handle(world, ask) {
      const list = listFor(siteFor(world, ask, 'manage'), ask);
      const column = columnFor(list, ask);
      const { displayName, description, indexed, required, hidden, ...rest } = record(ask.body);
      const [other] = Object.keys(rest).filter((name) => name !== 'id' && !name.startsWith('@'));
      if (other !== undefined) throw badRequest(`'${other}' of a column cannot be changed here.`);
      if (indexed === true && !column.indexed) roomForIndex(list);
      indexable({ ...column, indexed: typeof indexed === 'boolean' ? indexed : column.indexed });
      if (typeof indexed === 'boolean') column.indexed = indexed;
      if (typeof displayName === 'string') column.displayName = displayName;
      if (typeof description === 'string') column.description = description;
      if (typeof required === 'boolean') column.required = required;
      if (typeof hidden === 'boolean') column.hidden = hidden;
      return { status: 200, body: columnBody(column) };
    },
  },
  {
    method: 'DELETE',
    template: `${at}/{columnDefinition-id}`,
    roles: [],
    handle(world, ask) {
      const list = listFor(siteFor(world, ask, 'manage'), ask);
      const column = columnFor(list, ask);
      if (column.builtIn) throw badRequest('A column of the system cannot be deleted.');
      list.columns.splice(list.columns.indexOf(column), 1);
      return { status: 204 };
    },
  },
];
