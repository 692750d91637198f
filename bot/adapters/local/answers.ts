/** Responses in the two dialects the stage speaks: plain JSON to its page, the connector's error body to the bot. */

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

/** A refusal that travels as an exception from deep in a route to the edge that answers. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Runs a handler and turns its refusals into `{error:{code,message}}`, the Bot Connector's ErrorResponse. */
export async function refusing(handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler();
  } catch (error) {
    if (error instanceof Refusal)
      return json({ error: { code: error.code, message: error.message } }, error.status, error.headers);
    throw error;
  }
}

/** The body as JSON, or a refusal as the connector words it. Source of the limit: Teams' documented message size. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const body = await request.arrayBuffer();
  if (body.byteLength > maxBytes) throw new Refusal(413, 'MessageSizeTooBig', 'Message size too large.');
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new Refusal(400, 'BadSyntax', 'The request body is not valid JSON.');
  }
}
