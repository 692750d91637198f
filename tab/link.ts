/** Where a link leads: `case:<id or number>`, `task:<id>`, `meeting:<id>`, `view:<id of a saved view>`. Teams hands it on as `page.subPageId`. */
const folders = new Map([
  ['case', 'cases'],
  ['task', 'tasks'],
  ['meeting', 'meetings'],
]);

/** The tab's own address of what a link asks to see; null when it asks for nothing that there is. */
export function hashOf(subPage: string | null): string | null {
  const [, kind = '', id = ''] = /^(\w+):([\w-]{1,64})$/.exec(subPage ?? '') ?? [];
  if (kind === 'view') return `#/tasks?view=${id}`;
  const folder = folders.get(kind);
  return folder === undefined ? null : `#/${folder}/${id}`;
}

/** What a link to the page at `hash` has to carry; null for a list. */
export function subPageOf(hash: string): string | null {
  const [, view] = /^#\/tasks(?:\/[a-z]+)?\?view=([\w-]{1,64})$/.exec(hash) ?? [];
  if (view !== undefined) return `view:${view}`;
  const [, folder = '', id = ''] = /^#\/(\w+)\/([\w-]{1,64})(?:\?.*)?$/.exec(hash) ?? [];
  const [kind] = [...folders].find(([, each]) => each === folder) ?? [];
  return kind === undefined ? null : `${kind}:${id}`;
}

/** The tab of the app that shows what stands at `hash`: the `entityId` of the manifest. */
export const entityOf = (hash: string): 'cases' | 'tasks' => (hash.startsWith('#/cases') ? 'cases' : 'tasks');

type Target = {
  /** Where a link opens Teams, without a slash at the end. */
  readonly teamsUrl: string;
  readonly appId: string;
  /** Where the tab is, without a slash at the end. */
  readonly origin: string;
  readonly hash: string;
};

/** A link that opens the page in Teams, and the tab in a browser where there is no Teams. Source: Microsoft Learn, "Deep link to a specific app". */
export function teamsLink({ teamsUrl, appId, origin, hash }: Target): string {
  const link = new URL(`${teamsUrl}/l/entity/${encodeURIComponent(appId)}/${entityOf(hash)}`);
  link.searchParams.set('webUrl', `${origin}/tab/${hash}`);
  const subEntityId = subPageOf(hash);
  if (subEntityId !== null) link.searchParams.set('context', JSON.stringify({ subEntityId }));
  return link.href;
}
