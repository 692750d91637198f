import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import type { Called } from './a-stage.ts';

/** The Bot Connector's published definition, where the folder of contracts stands beside the project. */
const path = fileURLToPath(new URL('../../../../shared/contracts/ConnectorAPI-strict.json', import.meta.url));
export const hasDefinition = existsSync(path);

type Operation = { responses: Record<string, { schema?: object }> };
type Definition = { paths: Record<string, Record<string, Operation>>; definitions: Record<string, object> };

/** What is wrong with a call's answer by the definition: nothing, when it is as the definition says. */
export function faultsOf(operation: string, method: string, called: Called): string[] {
  const definition: Definition = JSON.parse(readFileSync(path, 'utf8'));
  const found = definition.paths[operation]?.[method.toLowerCase()];
  if (!found) return [`no such operation: ${method} ${operation}`];
  const answer = found.responses[called.status] ?? found.responses.default;
  if (!answer) return [`status ${called.status} is not in the definition`];
  if (!answer.schema) return [];
  // The formats of numbers in the definition are for other languages; dates are checked by shape in ajv-formats' stead.
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile({ ...answer.schema, definitions: definition.definitions });
  validate(called.body);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
