import { createHash } from 'node:crypto';
import { badRequest, GraphError, notFound } from './exchange.ts';
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

export type Place = { readonly site: Site; readonly drive: Drive };

export const nameOf = (path: string) => path.split('/').at(-1) ?? '';
export const parentOf = (path: string) => path.split('/').slice(0, -1).join('/');

export function checkName(name: string): void {
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

export const etag = (file: DriveFile) => `"{${file.id}},${file.version}"`;

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
