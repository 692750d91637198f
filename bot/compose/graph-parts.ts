import { createDirectory } from '../adapters/graph/directory.ts';
import { createNotifier } from '../adapters/graph/notifier.ts';
import type { OrganisationFile } from '../adapters/org-file/read-organisation.ts';
import type { Config } from '../config.ts';
import type { JobDeps } from '../jobs/define/job-kind.ts';
import type { OpenedGraph } from './graph.ts';
import { teamsLinks } from './tab-link.ts';

/** Jobs after which this process sees the directory's answer at once. */
export const directoryKinds: ReadonlySet<string> = new Set(['directory', 'absence', 'profile']);

/** What the jobs get of Graph. Without the app's id in the manifest nothing can be installed or written in a feed. */
export function graphParts(
  config: Config,
  file: OrganisationFile,
  { graph, name }: OpenedGraph,
  { now, origin }: { readonly now: () => Date; readonly origin: () => string },
): Pick<JobDeps, 'directory' | 'notifier'> {
  const { teamsAppId, mailboxSettings: mailboxes } = config;
  const teams = config.mode === 'production' ? config.cloud.teams : 'https://teams.microsoft.com';
  const link = teamsLinks(teams, teamsAppId ?? '', origin);
  const attribute = file.directory.unit?.attribute ?? null;
  return {
    directory: createDirectory({ graph, attribute, mailboxes, now }),
    ...(teamsAppId === null ? {} : { notifier: createNotifier({ graph, name, link, teamsAppId, now }) }),
  };
}
