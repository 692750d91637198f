import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { handOf } from '../edits.ts';
import type { Answer } from '../exchange.ts';
import { GraphError } from '../exchange.ts';
import { siteUserId } from '../fields.ts';
import type { Beside } from '../server.ts';
import type { List, Site, World } from '../world.ts';
import { shownOf } from './state.ts';

const page = (name: string, type: string): Answer => ({
  status: 200,
  headers: {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'self' http://127.0.0.1:*; base-uri 'none'",
  },
  bytes: readFileSync(new URL(name, import.meta.url)),
});

const act = z.object({
  as: z.string(),
  list: z.string(),
  /** Absent: a new row. */
  item: z.number().optional(),
  does: z.enum(['save', 'delete', 'restore']),
  values: z.record(z.string(), z.string()).default({}),
});

/** The page at `/sharepoint`: the lists as they are, edited as people would edit them in Lists. */
export const smallSharePoint =
  (world: World): Beside =>
  ({ method, path, query, headers, bytes }) => {
    if (path !== '/sharepoint' && !path.startsWith('/sharepoint/')) return null;
    const [site] = world.sites.values();
    if (!site) return { status: 404 };
    const files: Readonly<Record<string, () => Answer>> = {
      '/sharepoint': () => page('page.html', 'text/html'),
      '/sharepoint/look.css': () => page('look.css', 'text/css'),
      '/sharepoint/page.js': () => page('page.js', 'text/javascript'),
      '/sharepoint/rows.js': () => page('rows.js', 'text/javascript'),
      '/sharepoint/state': () => {
        const shown = shownOf(world, site);
        return query.get('since') === shown.version ? { status: 204 } : { status: 200, body: shown };
      },
      '/sharepoint/file': () => download(site, query.get('path') ?? ''),
    };
    if (method === 'GET') return files[path]?.() ?? { status: 404 };
    // JSON alone: another page cannot send it here without asking.
    if (method !== 'POST' || path !== '/sharepoint/act' || headers['content-type'] !== 'application/json')
      return { status: 404 };
    try {
      carryOut(world, site, act.parse(JSON.parse(bytes.toString())));
      return { status: 200, body: shownOf(world, site) };
    } catch (error) {
      return {
        status: 400,
        body: {
          why:
            error instanceof GraphError ? `SharePoint tar inte emot det: ${error.message}` : 'Det gick inte att spara.',
        },
      };
    }
  };

function carryOut(world: World, site: Site, { as, list: title, item, does, values }: z.infer<typeof act>): void {
  const list = [...site.lists.values()].find(({ displayName }) => displayName === title);
  if (!list) throw new Error('no such list');
  const hand = handOf(world, site, list, as);
  if (does === 'save' && item === undefined) hand.add(written(world, site, list, values));
  else if (item === undefined) throw new Error('no item');
  else if (does === 'save') hand.edit(item, written(world, site, list, values));
  else if (does === 'delete') hand.delete(item);
  else hand.restore(item);
}

/** Texts of a form as the values of a list. A person who never was on the site is now. */
function written(
  world: World,
  site: Site,
  list: List,
  values: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([key, text]): [string, unknown] => {
      const column = list.columns.find(({ name }) => name === key || `${name}LookupId` === key);
      if (text === '') return [key, null];
      if (column?.kind === 'number') return [key, Number(text.replace(',', '.'))];
      if (column?.kind === 'boolean') return [key, text === 'true'];
      if (column?.kind === 'date') return [key, `${text}T12:00:00Z`];
      const person = column?.kind === 'person' ? world.users.get(text) : undefined;
      return [key, person ? siteUserId(site, person) : text];
    }),
  );
}

function download(site: Site, path: string): Answer {
  for (const { files } of site.drives.values()) {
    const file = files.get(path);
    if (!file || file.bytes === null) continue;
    const name = encodeURIComponent(path.split('/').at(-1) ?? 'fil');
    // Always to keep, never to show: what stands in a file is not this page's to run.
    return {
      status: 200,
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${name}`,
      },
      bytes: file.bytes,
    };
  }
  return { status: 404 };
}
