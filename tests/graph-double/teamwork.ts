/** The app in a person's Teams. */
export type Installation = { readonly id: string; readonly user: string; readonly app: string; readonly chat: string };

/** What `sendActivityNotification` accepted. */
export type SentNotification = {
  readonly user: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: number;
};
