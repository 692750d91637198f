import { createHash, randomUUID } from 'node:crypto';
import type { Faults } from './faults.ts';
import type { DriveFile } from './files.ts';
import type { Installation, SentNotification } from './teamwork.ts';
import type { Upload } from './uploads.ts';

export type Identity = { readonly id: string; readonly displayName: string };
export type Actor = { readonly user: Identity } | { readonly application: Identity };

export type App = {
  readonly id: string;
  readonly secret: string;
  readonly displayName: string;
  /** Consented application permissions. A test may take one away. */
  roles: Set<string>;
};

export type User = {
  readonly id: string;
  displayName: string;
  userPrincipalName: string;
  mail: string | null;
  jobTitle: string | null;
  department: string | null;
  officeLocation: string | null;
  companyName: string | null;
  preferredLanguage: string | null;
  accountEnabled: boolean;
  manager: string | null;
  photo: Buffer | null;
  outOfOffice: { isOutOfOffice: boolean; message: string | null };
  /** As mailboxSettings.automaticRepliesSetting; null: no mailbox. */
  automaticReplies: {
    status: 'disabled' | 'alwaysEnabled' | 'scheduled';
    /** UTC, without zone, as Exchange writes it. */
    start?: string;
    end?: string;
  } | null;
  availability: string;
  activity: string;
};

/** Members are ids of users or of groups. */
export type Group = { readonly id: string; displayName: string; members: Set<string> };

export type ColumnKind = 'text' | 'note' | 'number' | 'boolean' | 'choice' | 'dateTime' | 'date' | 'person' | 'lookup';
export type Column = {
  readonly id: string;
  /** SharePoint's internal name: letters, digits, and `_x00e5_` for all else. */
  readonly name: string;
  displayName: string;
  description: string;
  readonly kind: ColumnKind;
  readonly choices: readonly string[];
  readonly multiple: boolean;
  readonly maxLength: number;
  required: boolean;
  indexed: boolean;
  unique: boolean;
  hidden: boolean;
  readonly readOnly: boolean;
  /** Shipped with every list. */
  readonly builtIn: boolean;
};

export type Version = {
  readonly number: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly by: Actor;
  /** Milliseconds. */
  readonly at: number;
};

export type Item = {
  readonly id: number;
  readonly uniqueId: string;
  /** Oldest first; the last one is the item of now. */
  readonly versions: Version[];
  deletedAt: number | null;
};

/** What delta tells from: each write in its order. */
export type Change = { readonly seq: number; readonly item: number; readonly at: number; readonly deleted: boolean };

export type List = {
  readonly id: string;
  readonly name: string;
  displayName: string;
  description: string;
  readonly template: string;
  readonly createdAt: number;
  readonly createdBy: Actor;
  hidden: boolean;
  readonly columns: Column[];
  readonly items: Map<number, Item>;
  nextItem: number;
  changes: Change[];
  /** Delta tokens older than this sequence number are no longer known. */
  forgottenBefore: number;
  lastModifiedAt: number;
};

export type Grant = { readonly id: string; readonly application: Identity; roles: string[] };

export type SiteUser = { readonly id: number; readonly user: string; readonly title: string; readonly upn: string };

export type Drive = {
  readonly id: string;
  readonly name: string;
  readonly files: Map<string, DriveFile>;
  readonly listId: string;
};

export type Site = {
  /** `host,collection GUID,web GUID`. */
  readonly id: string;
  readonly hostname: string;
  /** As in the address: `/sites/trygg`. */
  readonly path: string;
  displayName: string;
  readonly timeZone: string;
  readonly lists: Map<string, List>;
  readonly grants: Grant[];
  readonly drives: Map<string, Drive>;
  /** Who has an entry in the hidden User Information List; the id is what `<Column>LookupId` holds. */
  readonly users: SiteUser[];
};

export type Subscription = {
  readonly id: string;
  readonly resource: string;
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  readonly applicationId: string;
  expiresAt: number;
};

/** An app of the organisation's catalogue, with what its manifest declares. */
export type CatalogApp = {
  readonly id: string;
  /** The manifest's own id. */
  readonly externalId: string;
  readonly displayName: string;
  /** webApplicationInfo.id: whose token may send and install for it. */
  readonly entraId: string;
  readonly activityTypes: readonly { readonly type: string; readonly templateText: string }[];
  readonly resourceSpecific: readonly string[];
};

/** One call that reached the double. */
export type Call = {
  readonly method: string;
  readonly template: string;
  readonly status: number;
  readonly batched: boolean;
};

/** All that this Graph knows. Tests read it and seed it; times are milliseconds by `now`. */
export type World = {
  readonly tenant: string;
  readonly now: () => number;
  /** Where it answers, without a slash at the end. */
  url: string;
  readonly apps: Map<string, App>;
  readonly users: Map<string, User>;
  readonly groups: Map<string, Group>;
  readonly sites: Map<string, Site>;
  readonly subscriptions: Map<string, Subscription>;
  readonly catalog: CatalogApp[];
  readonly installations: Installation[];
  readonly notifications: SentNotification[];
  readonly uploads: Map<string, Upload>;
  readonly faults: Faults;
  readonly calls: Call[];
  /** Requests that Microsoft's description refused, and why. */
  readonly breaches: string[];
  /** Answers of the double itself that the description refuses: a fault in the double. */
  readonly complaints: string[];
  /** Token ids that are no longer honoured. */
  readonly tokens: { lifetimeSeconds: number; issued: number; revokedBefore: number };
  /** Page size where a request names none; the real one gives 200. */
  pageSize: number;
  /** Above this many items the list view threshold holds. */
  threshold: number;
  /** Answers of receivers to change notifications; 0: none came. */
  readonly told: { readonly subscription: string; readonly status: number }[];
  /** Where a public address of a test is in fact listened to. */
  readonly reach: (address: string) => string;
  /** Follows each written item, so that subscriptions are told. */
  changed: (site: Site, list: List) => void;
  readonly counter: { made: number };
  /** A fresh GUID; counted, so that runs are alike. */
  readonly guid: () => string;
};

export const newGuid = (): string => randomUUID();

/** A GUID that depends on the words alone. */
export function guidOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Time as Graph writes it: whole seconds, UTC. */
export const stamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** The item's newest version no later than `at`; undefined when it was not there then. */
export function versionAt(item: Item, at: number): Version | undefined {
  if (item.deletedAt !== null && item.deletedAt <= at) return undefined;
  return item.versions.findLast((version) => version.at <= at);
}
