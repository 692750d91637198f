/*
 * Every call that Trygg makes to Microsoft Graph, and the permission that it makes it by. The client takes no other
 * path; docs/permissions.md lists the same permissions, and a test holds the two together.
 */

type Permission =
  /** The app's own role on the one site, at least this one. */
  | { readonly permission: 'Sites.Selected'; readonly role: 'read' | 'write' }
  /** An administrator's, for `npm run sharepoint:provision` alone. */
  | { readonly permission: 'Sites.Manage.All' | 'Sites.FullControl.All'; readonly administrator: true }
  | {
      readonly permission:
        | 'User.Read.All'
        | 'GroupMember.Read.All'
        | 'Presence.Read.All'
        | 'MailboxSettings.Read'
        | 'TeamsActivity.Send.User'
        | 'TeamsAppInstallation.ReadWriteSelfForUser.All'
        | 'TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All'
        | 'AppCatalog.Read.All';
    }
  /** A batch needs what its calls need. */
  | { readonly permission: null };

export type Call = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** As Microsoft's description writes it, below `/v1.0`. */
  readonly path: string;
} & Permission;

const site = '/sites/{site-id}';
const list = `${site}/lists/{list-id}`;
const item = `${list}/items/{listItem-id}`;
const read = { permission: 'Sites.Selected', role: 'read' } as const;
const write = { permission: 'Sites.Selected', role: 'write' } as const;
const provision = { permission: 'Sites.Manage.All', administrator: true } as const;
const grant = { permission: 'Sites.FullControl.All', administrator: true } as const;
const install = { permission: 'TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All' } as const;

export const calls = [
  { method: 'POST', path: '/$batch', permission: null },

  // directory
  { method: 'GET', path: '/users/{user-id}', permission: 'User.Read.All' },
  { method: 'GET', path: '/users/{user-id}/photos/{profilePhoto-id}/$value', permission: 'User.Read.All' },
  {
    method: 'GET',
    path: '/groups/{group-id}/transitiveMembers/microsoft.graph.user',
    permission: 'GroupMember.Read.All',
  },
  { method: 'POST', path: '/communications/getPresencesByUserId', permission: 'Presence.Read.All' },
  { method: 'GET', path: '/users/{user-id}/mailboxSettings', permission: 'MailboxSettings.Read' },

  // notifier
  { method: 'POST', path: '/users/{user-id}/teamwork/sendActivityNotification', permission: 'TeamsActivity.Send.User' },
  { method: 'GET', path: '/users/{user-id}/teamwork/installedApps', ...install },
  { method: 'POST', path: '/users/{user-id}/teamwork/installedApps', ...install },
  {
    method: 'GET',
    path: '/users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}/chat',
    // Microsoft lists the permission that consents for the two calls above, and not for this one.
    permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
  },
  { method: 'GET', path: '/appCatalogs/teamsApps', permission: 'AppCatalog.Read.All' },

  // archive
  { method: 'GET', path: '/sites/{hostname}:/sites/{site-path}', ...read },
  { method: 'GET', path: `${site}/lists`, ...read },
  { method: 'GET', path: `${list}/columns`, ...read },
  { method: 'GET', path: `${list}/items`, ...read },
  { method: 'POST', path: `${list}/items`, ...write },
  { method: 'GET', path: item, ...read },
  { method: 'DELETE', path: item, ...write },
  { method: 'PATCH', path: `${item}/fields`, ...write },
  { method: 'GET', path: `${list}/items/delta`, ...read },
  { method: 'POST', path: '/subscriptions', ...read },
  { method: 'PATCH', path: '/subscriptions/{subscription-id}', ...read },
  { method: 'GET', path: `${site}/drive`, ...read },
  { method: 'DELETE', path: '/drives/{drive-id}/items/{driveItem-id}', ...write },
  { method: 'POST', path: '/drives/{drive-id}/root:/{folder}/{item-path}:/createUploadSession', ...write },
  { method: 'PUT', path: '/drives/{drive-id}/root:/{folder}/{item-path}:/content', ...write },

  // provisioning, as an administrator
  { method: 'POST', path: `${site}/lists`, ...provision },
  { method: 'POST', path: `${list}/columns`, ...provision },
  { method: 'PATCH', path: `${list}/columns/{columnDefinition-id}`, ...provision },
  { method: 'GET', path: '/drives/{drive-id}/root/children', ...read },
  { method: 'POST', path: '/drives/{drive-id}/root/children', ...write },
  { method: 'GET', path: `${site}/permissions`, ...grant },
  { method: 'POST', path: `${site}/permissions`, ...grant },
] as const satisfies readonly Call[];

/** The paths that may be called so. */
export type Path<Method extends Call['method']> = Extract<(typeof calls)[number], { readonly method: Method }>['path'];
