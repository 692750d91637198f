import { createHash } from 'node:crypto';
import {
  type Ask,
  badRequest,
  GraphError,
  isRecord,
  notFound,
  part,
  type Route,
  record,
  stale,
  text,
} from './exchange.ts';
import { allow, type Need, siteFor } from './grants.ts';
import { actorOf } from './items.ts';
import { listFor } from './lists.ts';
import { paged, pick, selected } from './page.ts';
import { startUpload } from './uploads.ts';
import { type Actor, type Drive, guidOf, type Site, stamp, type World } from './world.ts';

/** A file or a folder of a library; the drive's map has it by its path, such as `Protokoll/2026.md`. The root's path is ''. */
export type DriveFile = {
  readonly id: string;
  readonly path: string;
  /** Null: a folder. */
  bytes: Buffer | null;
  type: string;
  version: number;
  readonly createdAt: number;
  readonly createdBy: Actor;
  changedAt: number;
  changedBy: Actor;
};

/** The drive of a library, made when it is first asked for. */
export function driveOf(world: World, site: Site, listId: string): Drive {
  const found = [...site.drives.values()].find((drive) => drive.listId === listId);
  if (found) return found;
  const name = site.lists.get(listId)?.displayName ?? 'Documents';
  const drive: Drive = {
    id: `b!${Buffer.from(guidOf(`drive ${listId}`)).toString('base64url')}`,
    name,
    files: new Map(),
    listId,
  };
  site.drives.set(drive.id, drive);
  const by: Actor = { application: { id: guidOf('system'), displayName: 'System Account' } };
  const now = world.now();
  drive.files.set('', {
    id: `01${guidOf(`root ${drive.id}`).slice(0, 8).toUpperCase()}`,
    path: '',
    bytes: null,
    type: '',
    version: 1,
    createdAt: now,
    createdBy: by,
    changedAt: now,
    changedBy: by,
  });
  return drive;
}

type Place = { readonly site: Site; readonly drive: Drive };

function placeOf(world: World, ask: Ask, need: Need): Place {
  const id = part(ask, 'drive-id');
  for (const site of world.sites.values()) {
    const drive = site.drives.get(id);
    if (!drive) continue;
    allow(world, ask, site, need);
    return { site, drive };
  }
  throw notFound();
}

const libraries = (site: Site) => [...site.lists.values()].filter(({ template }) => template === 'documentLibrary');
const nameOf = (path: string) => path.split('/').at(-1) ?? '';
const parentOf = (path: string) => path.split('/').slice(0, -1).join('/');

function checkName(name: string): void {
  if (name === '' || /["*:<>?/\\|]/.test(name) || /^[ .]|[ .]$/.test(name) || name.length > 255)
    throw badRequest(`The name '${name}' is not allowed.`);
}

/** Writes a file's content. The folder must be there. */
export function putFile(
  world: World,
  drive: Drive,
  path: string,
  bytes: Buffer | null,
  type: string,
  by: Actor,
): DriveFile {
  checkName(nameOf(path));
  const parent = drive.files.get(parentOf(path));
  if (!parent || parent.bytes !== null) throw notFound();
  const there = drive.files.get(path);
  const now = world.now();
  if (there) {
    if (there.bytes === null || bytes === null)
      throw new GraphError(409, 'nameAlreadyExists', 'A folder and a file cannot have one name.');
    Object.assign(there, { bytes, type, version: there.version + 1, changedAt: now, changedBy: by });
    return there;
  }
  const file: DriveFile = {
    id: `01${world.guid().replaceAll('-', '').toUpperCase()}`,
    path,
    bytes,
    type,
    version: 1,
    createdAt: now,
    createdBy: by,
    changedAt: now,
    changedBy: by,
  };
  drive.files.set(path, file);
  return file;
}

/** A name beside the taken one: `a 1.md`. */
export function freeName(drive: Drive, path: string): string {
  const [stem = '', ending = ''] = /^(.*?)(\.[^./]*)?$/.exec(path)?.slice(1) ?? [];
  for (let count = 1; ; count += 1)
    if (!drive.files.has(`${stem} ${count}${ending}`)) return `${stem} ${count}${ending}`;
}

const etag = (file: DriveFile) => `"{${file.id}},${file.version}"`;

export function fileBody({ site, drive }: Place, file: DriveFile): Record<string, unknown> {
  const children = [...drive.files.keys()].filter((path) => path !== '' && parentOf(path) === file.path).length;
  return {
    id: file.id,
    name: file.path === '' ? 'root' : nameOf(file.path),
    eTag: etag(file),
    cTag: `"c:{${file.id}},${file.version}"`,
    createdBy: file.createdBy,
    createdDateTime: stamp(file.createdAt),
    lastModifiedBy: file.changedBy,
    lastModifiedDateTime: stamp(file.changedAt),
    webUrl: `https://${site.hostname}${site.path}/Delade%20dokument/${file.path.split('/').map(encodeURIComponent).join('/')}`,
    size: file.bytes?.length ?? 0,
    ...(file.path === ''
      ? { root: {} }
      : {
          parentReference: {
            driveId: drive.id,
            driveType: 'documentLibrary',
            id: drive.files.get(parentOf(file.path))?.id ?? '',
            path: `/drives/${drive.id}/root:${parentOf(file.path) && `/${parentOf(file.path)}`}`,
            siteId: site.id,
          },
        }),
    ...(file.bytes === null
      ? { folder: { childCount: children } }
      : {
          file: {
            mimeType: file.type,
            hashes: { quickXorHash: createHash('sha256').update(file.bytes).digest('base64').slice(0, 28) },
          },
        }),
  };
}

const driveBody = (site: Site, drive: Drive) => ({
  id: drive.id,
  name: drive.name,
  driveType: 'documentLibrary',
  webUrl: `https://${site.hostname}${site.path}/Delade%20dokument`,
});

/** The path that a template names: by root or by an item, then folder and file. */
function pathOf(ask: Ask, drive: Drive): string {
  const id = ask.params['driveItem-id'];
  const from = id === undefined ? '' : ([...drive.files.values()].find((file) => file.id === id)?.path ?? notThere());
  return [from, ask.params.folder, ask.params['item-path']].filter(Boolean).join('/');
}
function notThere(): never {
  throw notFound();
}

function fileFor(ask: Ask, drive: Drive): DriveFile {
  return drive.files.get(pathOf(ask, drive)) ?? notThere();
}

const starts = ['/drives/{drive-id}/root', '/drives/{drive-id}/items/{driveItem-id}'];
const byPath = '/drives/{drive-id}/root:/{item-path}';
const deep = [
  '/drives/{drive-id}/root:/{item-path}',
  '/drives/{drive-id}/root:/{folder}/{item-path}',
  '/drives/{drive-id}/items/{driveItem-id}:/{item-path}',
  '/drives/{drive-id}/items/{driveItem-id}:/{folder}/{item-path}',
];

const each = (method: Route['method'], templates: readonly string[], handle: Route['handle']): Route[] =>
  templates.map((template) => ({ method, template, roles: [], handle }));

export const driveRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/sites/{site-id}/drive',
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'read');
      const [library] = libraries(site);
      if (!library) throw notFound();
      return { status: 200, body: driveBody(site, driveOf(world, site, library.id)) };
    },
  },
  {
    method: 'GET',
    template: '/sites/{site-id}/drives',
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'read');
      const { rows, next } = paged(world, ask, libraries(site), 200, []);
      return { status: 200, body: { ...next, value: rows.map(({ id }) => driveBody(site, driveOf(world, site, id))) } };
    },
  },
  {
    method: 'GET',
    template: '/sites/{site-id}/lists/{list-id}/drive',
    roles: [],
    handle(world, ask) {
      const site = siteFor(world, ask, 'read');
      const list = listFor(site, ask);
      if (list.template !== 'documentLibrary') throw badRequest('The list is not a library.');
      return { status: 200, body: driveBody(site, driveOf(world, site, list.id)) };
    },
  },
  ...each('GET', [...starts, byPath], (world, ask) => {
    const place = placeOf(world, ask, 'read');
    return { status: 200, body: pick(fileBody(place, fileFor(ask, place.drive)), selected(ask), ['file', 'folder']) };
  }),
  ...each(
    'GET',
    [...starts, `${byPath}:`].map((start) => `${start}/children`),
    (world, ask) => {
      const place = placeOf(world, ask, 'read');
      const folder = fileFor(ask, place.drive);
      const all = [...place.drive.files.values()].filter(({ path }) => path !== '' && parentOf(path) === folder.path);
      const { rows, next } = paged(world, ask, all, 1000, ['$orderby']);
      return {
        status: 200,
        body: { ...next, value: rows.map((file) => pick(fileBody(place, file), selected(ask), ['file', 'folder'])) },
      };
    },
  ),
  ...each(
    'POST',
    [...starts, `${byPath}:`].map((start) => `${start}/children`),
    (world, ask) => {
      const place = placeOf(world, ask, 'write');
      const given = record(ask.body);
      const name = text(given.name) ?? '';
      if (!isRecord(given.folder)) throw badRequest('Only folders are made so.');
      checkName(name);
      const parent = fileFor(ask, place.drive).path;
      const path = parent === '' ? name : `${parent}/${name}`;
      const wish = given['@microsoft.graph.conflictBehavior'] ?? 'fail';
      const taken = place.drive.files.get(path);
      if (taken && wish === 'fail')
        throw new GraphError(409, 'nameAlreadyExists', 'An item with the same name already exists.');
      if (taken && wish === 'replace') return { status: 200, body: fileBody(place, taken) };
      const folder = putFile(world, place.drive, taken ? freeName(place.drive, path) : path, null, '', actorOf(ask));
      return { status: 201, body: fileBody(place, folder) };
    },
  ),
  ...each(
    'GET',
    [...starts, ...deep.map((path) => `${path}:`)].map((start) => `${start}/content`),
    (world, ask) => {
      const { drive } = placeOf(world, ask, 'read');
      const { bytes, type } = fileFor(ask, drive);
      if (bytes === null) throw badRequest('A folder has no content.');
      return { status: 200, headers: { 'content-type': type }, bytes };
    },
  ),
  ...each(
    'PUT',
    [...starts, ...deep.map((path) => `${path}:`)].map((start) => `${start}/content`),
    (world, ask) => {
      const place = placeOf(world, ask, 'write');
      const path = pathOf(ask, place.drive);
      const there = place.drive.files.has(path);
      const file = putFile(
        world,
        place.drive,
        path,
        ask.bytes,
        ask.headers['content-type'] ?? 'application/octet-stream',
        actorOf(ask),
      );
      return { status: there ? 200 : 201, body: fileBody(place, file) };
    },
  ),
  ...each(
    'POST',
    [starts[1] ?? '', ...deep.slice(0, 3).map((path) => `${path}:`)].map((start) => `${start}/createUploadSession`),
    (world, ask) => {
      const place = placeOf(world, ask, 'write');
      const given = isRecord(ask.body) && isRecord(ask.body.item) ? ask.body.item : {};
      const wish = text(given['@microsoft.graph.conflictBehavior']) ?? 'fail';
      const path = pathOf(ask, place.drive);
      checkName(nameOf(path));
      if (!place.drive.files.has(parentOf(path))) throw notFound();
      return { status: 200, body: startUpload(world, place, path, wish, actorOf(ask)) };
    },
  ),
  {
    method: 'DELETE',
    template: starts[1] ?? '',
    roles: [],
    handle(world, ask) {
      const { drive } = placeOf(world, ask, 'write');
      const file = fileFor(ask, drive);
      const wanted = ask.headers['if-match'];
      if (wanted !== undefined && wanted !== '*' && wanted !== etag(file)) throw stale();
      for (const path of [...drive.files.keys()])
        if (path === file.path || path.startsWith(`${file.path}/`)) drive.files.delete(path);
      return { status: 204 };
    },
  },
];
