import type { IncomingMessage } from 'node:http';

/** Why a request is refused before its handler; `status` is the HTTP status. */
export class BadRequest extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'BadRequest';
    this.status = status;
    this.code = code;
  }
}

/**
 * Reads a body up to `limit` bytes. One that says it is longer, or turns out so, is refused with 413 without
 * being kept; a compressed one with 415, since its true size shows only when it is too late.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer<ArrayBuffer>> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    throw new BadRequest(415, 'encodingRefused', 'Send the body without Content-Encoding.');
  const tooLarge = () => new BadRequest(413, 'bodyTooLarge', `The body is larger than ${limit} bytes.`);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.pause();
        reject(tooLarge());
      } else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => reject(new BadRequest(400, 'bodyBroken', 'The body ended too early.')));
    request.once('close', () => reject(new BadRequest(400, 'bodyBroken', 'The body ended too early.')));
  });
}

/** A JSON body, or why not: 415 for another type, 400 for what is not JSON. */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new BadRequest(415, 'typeRefused', 'Send application/json.');
  const body = await readBody(request, limit);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new BadRequest(400, 'jsonBroken', 'The body is not JSON.');
  }
}
