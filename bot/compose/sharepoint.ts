import { createSharePoint } from '../adapters/graph/archive/sharepoint.ts';
import type { Graph } from '../adapters/graph/client.ts';
import { notificationRoute } from '../adapters/graph/notifications.ts';
import type { ProvisionPlan } from '../adapters/graph/provision.ts';
import type { Warning } from '../adapters/http/server.ts';
import type { Config } from '../config.ts';
import { type ColumnSpec, caseColumns, KEY, taskColumns } from '../core/archive/columns.ts';
import { toldOfChanges } from '../core/archive/told.ts';
import { statuses, urgencies } from '../core/cases/case.ts';
import { origins, taskStatuses } from '../core/tasks/task.ts';
import type { Archive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store/store.ts';
import type { Vault } from '../ports/vault.ts';
import type { WebRoute } from '../ports/web.ts';
import { archiveWords, rowWords } from '../words/archive/index.ts';
import { words } from '../words/index.ts';
import { localGraph } from './graph.ts';

const { lists, columns: titles, titleColumns, folders } = archiveWords.sv;

const kindsOf = (columns: readonly ColumnSpec[]) =>
  new Map([['Title', 'text'] as const, ...columns.map(({ name, kind }) => [name, kind] as const)]);

export type SharePoint = {
  readonly graph: Graph;
  /** `https://host/sites/name`. */
  readonly site: string;
  readonly appId: string;
  /** Where Graph may tell of changes; null where it cannot reach. */
  readonly notify: { readonly url: () => string; readonly clientState: string } | null;
  readonly now: () => Date;
};

/** What the archive is to the rest: what the jobs write to, and where Graph tells of changes. */
export type OpenedArchive = { readonly archive: Archive; readonly routes: readonly WebRoute[] };

/** There is an archive where there is a Graph and SHAREPOINT_SITE names a site. Notifications need an https address of ours. */
export function openArchive(
  config: Config,
  graph: Graph,
  { store, clock, vault }: { readonly store: Store; readonly clock: Clock; readonly vault: Vault },
): OpenedArchive | null {
  const { sharePointSite: site, publicUrl } = config;
  if (site === null) return null;
  const clientState = vault.fingerprint('notifications of the archive');
  const reached = publicUrl?.startsWith('https://') ?? false;
  const notify = reached ? { url: () => `${publicUrl}/api/graph/notifications`, clientState } : null;
  const heard = (what: { readonly renew: boolean }) => toldOfChanges({ store, clock }, what);
  return {
    archive: sharePoint({ graph, site, appId: appIdOf(config), notify, now: () => clock.now() }),
    routes: notify ? [notificationRoute({ clientState, heard })] : [],
  };
}

export const appIdOf = (config: Config): string => (config.mode === 'production' ? config.bot.appId : localGraph.appId);

/** What only an administrator can mend, with what to do. */
export async function troubleWarnings(store: Store): Promise<readonly Warning[]> {
  const troubles = await store.read(({ archive }) => archive.troubles());
  return troubles.map(({ what, code, since }) => ({
    code,
    on: since.toISOString().slice(0, 10),
    message: words('sv').operations.troubles[code].replace('{what}', what),
  }));
}

/** The organisation's site as the jobs see it. */
export function sharePoint(options: SharePoint): Archive {
  return createSharePoint({
    ...options,
    key: KEY,
    lists: {
      case: { title: lists.case, columns: kindsOf(caseColumns) },
      task: { title: lists.task, columns: kindsOf(taskColumns) },
    },
  });
}

const choices: { readonly [column: string]: readonly string[] } = {
  CaseStatus: statuses.map((status) => rowWords.caseStatuses[status]),
  Urgency: urgencies.map((urgency) => rowWords.urgencies[urgency]),
  TaskStatus: taskStatuses.map((status) => rowWords.taskStatuses[status]),
  Origin: origins.map((origin) => rowWords.origins[origin]),
};

/** What the site must have, with its columns' titles in Swedish. */
export function provisionPlan(site: string, appId: string): ProvisionPlan {
  const column = (spec: ColumnSpec & { readonly name: keyof typeof titles }) => {
    const of = choices[spec.name];
    return { ...spec, displayName: titles[spec.name], ...(of ? { choices: of } : {}) };
  };
  return {
    site,
    app: { id: appId, displayName: 'Trygg' },
    lists: [
      { title: lists.case, titleColumn: titleColumns.case, columns: caseColumns.map(column) },
      { title: lists.task, titleColumn: titleColumns.task, columns: taskColumns.map(column) },
    ],
    folders: Object.values(folders),
  };
}
