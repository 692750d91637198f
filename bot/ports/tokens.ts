/**
 * The app's own tokens towards Microsoft's services: the Bot Connector's, Graph's and the database's all come from
 * here. `scope` is the whole word (`https://graph.microsoft.com/.default`).
 */
export type Tokens = {
  /** A token that holds for some minutes yet. Throws `Retryable` when none can be had now. */
  get(scope: string): Promise<string>;
  /** The service refused this one: the next `get` fetches another. */
  discard(scope: string, token: string): void;
};
