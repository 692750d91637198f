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
import {
  checkName,
  type DriveFile,
  driveOf,
  etag,
  fileBody,
  freeName,
  nameOf,
  type Place,
  parentOf,
  putFile,
} from './files.ts';
import { allow, type Need, siteFor } from './grants.ts';
import { listFor } from './lists.ts';
import { paged, pick, selected } from './page.ts';
import { startUpload } from './uploads.ts';
import type { Drive, Site, World } from './world.ts';
import { actorOf } from './writes.ts';

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
