import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Document } from 'openapi-backend';
import { OpenAPIBackend } from 'openapi-backend';

const slice = fileURLToPath(new URL('../../../shared/contracts/graph-v1.0-slice.json', import.meta.url));

/** Whether Microsoft's own description of these calls is beside the project. */
export const hasContract = existsSync(slice);

export type Exchange = { readonly method: string; readonly path: string; readonly query: string };

/** Holds requests and answers to Microsoft's own description of Graph. Each check gives what is wrong, or null. */
export type Contract = {
  request(asked: Exchange & { headers: Readonly<Record<string, string>>; body: unknown }): string | null;
  answer(asked: Exchange, status: number, body: unknown): string | null;
};

let loaded: Promise<Contract> | undefined;

/** Null where the description is absent: then the double's own rules are all there is. */
export async function openContract(): Promise<Contract | null> {
  if (!hasContract) return null;
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Contract> {
  const definition: Document = JSON.parse(readFileSync(slice, 'utf8'));
  const api = new OpenAPIBackend({
    definition,
    quick: true,
    validate: true,
    coerceTypes: true,
    ajvOpts: { strict: false, validateFormats: false },
  });
  await api.init();
  // Graph's own links to the next page carry a token that the description does not name.
  const own = (query: string) => query.replace(/(^|&)(\$|%24)skiptoken=[^&]*/i, '').replace(/^&/, '');
  const request = ({ method, path, query }: Exchange) => ({
    method: method.toLowerCase(),
    path,
    query: own(query),
    headers: {},
  });
  const said = (errors: readonly { instancePath?: string; message?: string; params?: unknown }[] | null | undefined) =>
    errors?.length
      ? errors
          .map((error) => `${error.instancePath ?? ''} ${error.message ?? ''} ${JSON.stringify(error.params)}`)
          .join('; ')
      : null;
  return {
    request(asked) {
      const given = {
        ...request(asked),
        headers: { ...asked.headers },
        ...(asked.body !== undefined && { body: asked.body }),
      };
      const operation = api.matchOperation(given);
      if (!operation?.operationId) return `no operation ${asked.method} ${asked.path}`;
      return said(api.validateRequest(given, operation).errors);
    },
    answer(asked, status, body) {
      const operation = api.matchOperation(request(asked));
      if (!operation?.operationId) return null;
      return said(api.validateResponse(body, operation, status).errors);
    },
  };
}
