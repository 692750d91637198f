import { type Answer, GraphError } from './exchange.ts';
import type { Fault } from './faults.ts';
import { type DriveFile, fileBody, freeName, putFile } from './files.ts';
import { refusal, refusedBy } from './perform.ts';
import type { Beside } from './server.ts';
import { type Actor, type Drive, type Site, stamp, type World } from './world.ts';

/** Ranges are multiples of this, but for the last one. */
export const STEP = 320 * 1024;
const LARGEST = 60 * 1024 * 1024;
const LIFE = 15 * 60_000;

export type Upload = {
  readonly site: Site;
  readonly drive: Drive;
  readonly path: string;
  /** fail, replace or rename. */
  readonly wish: string;
  readonly by: Actor;
  total: number | null;
  kept: Buffer;
  expiresAt: number;
};

/** Opens a session; its address carries its own right and takes no token. */
export function startUpload(
  world: World,
  { site, drive }: { site: Site; drive: Drive },
  path: string,
  wish: string,
  by: Actor,
) {
  if (wish === 'fail' && drive.files.has(path))
    throw new GraphError(409, 'nameAlreadyExists', 'An item with the same name already exists.');
  const id = world.guid();
  world.uploads.set(id, {
    site,
    drive,
    path,
    wish,
    by,
    total: null,
    kept: Buffer.alloc(0),
    expiresAt: world.now() + LIFE,
  });
  return { uploadUrl: `${world.url}/upload/${id}?tempauth=v1.${id.slice(0, 8)}`, ...state(world, id) };
}

function state(world: World, id: string) {
  const upload = world.uploads.get(id);
  return { expirationDateTime: stamp(upload?.expiresAt ?? 0), nextExpectedRanges: [`${upload?.kept.length ?? 0}-`] };
}

const invalidRange = (message: string) => new GraphError(416, 'invalidRange', message);

/** Takes what is sent to an upload address. */
export const uploadBeside =
  (world: World, meet: (method: string, template: string) => Fault | undefined): Beside =>
  async ({ method, path, headers, bytes }) => {
    const id = /^\/upload\/([\w-]+)$/.exec(path)?.[1];
    if (id === undefined) return null;
    const fault = meet(method, '/upload');
    if (fault?.kind === 'slow') await new Promise((done) => setTimeout(done, fault.ms));
    if (fault?.kind === 'cutBefore') return { status: 0, cut: true };
    const answer = fault?.kind === 'answer' ? refusedBy(fault) : taken(world, id, method, headers, bytes);
    world.calls.push({ method, template: '/upload', status: answer.status, batched: false });
    return fault?.kind === 'cutAfter' ? { ...answer, cut: true } : answer;
  };

function taken(...[world, id, method, headers, bytes]: Parameters<typeof take>): Answer {
  try {
    return take(world, id, method, headers, bytes);
  } catch (error) {
    if (error instanceof GraphError) return refusal(error);
    throw error;
  }
}

function take(
  world: World,
  id: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  bytes: Buffer,
): Answer {
  const upload = world.uploads.get(id);
  if (!upload || upload.expiresAt <= world.now())
    throw new GraphError(404, 'itemNotFound', 'The upload session was not found.');
  if (headers.authorization !== undefined)
    throw new GraphError(401, 'unauthenticated', 'The address is its own right; send no token.');
  if (method === 'GET') return { status: 200, body: state(world, id) };
  if (method === 'DELETE') {
    world.uploads.delete(id);
    return { status: 204 };
  }
  if (method !== 'PUT') throw new GraphError(405, 'methodNotAllowed', 'Not here.');
  const found = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '');
  const [first, last, total] = [Number(found?.[1]), Number(found?.[2]), Number(found?.[3])];
  if (!found || last < first || last >= total || bytes.length !== last - first + 1)
    throw new GraphError(400, 'invalidRequest', 'The Content-Range is not that of the content.');
  if (bytes.length > LARGEST) throw new GraphError(413, 'requestEntityTooLarge', 'A range is at most 60 MiB.');
  if (last + 1 < total && bytes.length % STEP !== 0)
    throw new GraphError(400, 'invalidRequest', 'A range is a multiple of 320 KiB.');
  if (upload.total !== null && upload.total !== total)
    throw new GraphError(400, 'invalidRequest', 'The size has changed.');
  if (world.faults.droppedRanges > 0) {
    world.faults.droppedRanges -= 1;
    throw new GraphError(503, 'serviceNotAvailable', 'The range was lost.');
  }
  if (first !== upload.kept.length)
    throw invalidRange(
      first < upload.kept.length ? 'The range has been received already.' : 'The range is not the next one.',
    );
  upload.total = total;
  upload.kept = Buffer.concat([upload.kept, bytes]);
  upload.expiresAt = world.now() + LIFE;
  if (upload.kept.length < total) return { status: 202, body: state(world, id) };
  return finish(world, id, upload);
}

function finish(world: World, id: string, upload: Upload): Answer {
  const { drive, path, wish, by, kept } = upload;
  const there = drive.files.has(path);
  if (there && wish === 'fail')
    throw new GraphError(409, 'nameAlreadyExists', 'An item with the same name already exists.');
  const file: DriveFile = putFile(
    world,
    drive,
    there && wish === 'rename' ? freeName(drive, path) : path,
    kept,
    typeOf(path),
    by,
  );
  world.uploads.delete(id);
  return { status: there && wish === 'replace' ? 200 : 201, body: fileBody(upload, file) };
}

/** SharePoint goes by the ending of the name. */
function typeOf(path: string): string {
  const types: Readonly<Record<string, string>> = {
    md: 'text/markdown',
    pdf: 'application/pdf',
    csv: 'text/csv',
    html: 'text/html',
    json: 'application/json',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
  return types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
}
