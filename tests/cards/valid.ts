import { existsSync, readFileSync } from 'node:fs';
import { AdaptiveCard, SerializationContext } from 'adaptivecards';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/*
 * What Teams asks of a card. The schema is the official one, read where it is kept beside the project;
 * the parser is the one that clients are built on.
 */

const schemaFile = new URL('../../../shared/contracts/adaptive-card-teams.schema.json', import.meta.url);
export const schemaIsThere = existsSync(schemaFile);

/** Bytes: the budget of a card. */
export const LIMIT = 28 * 1024;
/** Buttons that Teams shows in a row. */
const BUTTONS = 6;

const bySchema = schemaIsThere ? compile() : null;

function compile() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));
}

type Node = { readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object of a card, wherever it stands. */
export function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

/** Verbs that a card can send, the automatic refresh among them. */
export function verbsOf(card: unknown): string[] {
  return nodesOf(card).flatMap((node) =>
    node.type === 'Action.Execute' && typeof node.verb === 'string' ? [node.verb] : [],
  );
}

function parserComplaints(card: unknown): string[] {
  const context = new SerializationContext();
  new AdaptiveCard().parse(card, context);
  return Array.from({ length: context.eventCount }, (_, index) => `parser: ${context.getEventAt(index).message}`);
}

/** Old clients know no Execute: each must fall back to a Submit that sends the same. The automatic refresh has none. */
function fallbackComplaints(card: unknown): string[] {
  const refresh = isNode(card) && isNode(card.refresh) ? card.refresh.action : null;
  return nodesOf(card).flatMap((node) => {
    if (node.type !== 'Action.Execute' || node === refresh) return [];
    const { fallback } = node;
    const same =
      isNode(fallback) &&
      fallback.type === 'Action.Submit' &&
      JSON.stringify(fallback.data) === JSON.stringify(node.data) &&
      isNode(node.data) &&
      node.data.verb === node.verb;
    return same ? [] : [`${String(node.verb)}: no Submit that sends the same`];
  });
}

function ownComplaints(card: unknown): string[] {
  const said: string[] = [];
  const nodes = nodesOf(card);
  if (!isNode(card) || card.version !== '1.5') said.push('not version 1.5');
  const size = new TextEncoder().encode(JSON.stringify(card)).length;
  if (size > LIMIT) said.push(`${size} bytes`);
  for (const node of nodes) {
    if (node.type === 'TextBlock' && node.text === '') said.push('an empty text');
    if (node.type === 'ActionSet' && Array.isArray(node.actions) && node.actions.length > BUTTONS)
      said.push(`${node.actions.length} buttons in a row`);
    if (Object.values(node).some((value) => value === undefined || Number.isNaN(value))) said.push('a hole');
    if (typeof node.text === 'string' && /undefined|\[object|NaN/.test(node.text)) said.push(`odd words: ${node.text}`);
  }
  const inputs = nodes.flatMap((node) =>
    typeof node.type === 'string' && node.type.startsWith('Input.') && typeof node.id === 'string' ? [node.id] : [],
  );
  if (new Set(inputs).size < inputs.length) said.push('two inputs of one name');
  return said;
}

/** Everything that is wrong with a card; none means that Teams shows it. */
export function complaints(card: unknown): string[] {
  const json: unknown = JSON.parse(JSON.stringify(card));
  const schema = bySchema && !bySchema(json) ? (bySchema.errors ?? []).slice(0, 5) : [];
  return [
    ...schema.map((error) => `schema: ${error.instancePath} ${error.message ?? ''}`),
    ...parserComplaints(json),
    ...fallbackComplaints(json),
    ...ownComplaints(card),
  ];
}

/** Everything that a card shows or would send, as one string. */
export const textOf = (card: unknown): string => JSON.stringify(card);
