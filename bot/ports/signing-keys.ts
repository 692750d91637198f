/** One of an authority's public keys, with the channels that may use it (Teams' authority says so; Entra says none). */
export type SigningKey = { readonly key: CryptoKey; readonly endorsements: readonly string[] };

export type SigningKeys = {
  /** Null when the authority has no such key. Throws `Retryable` when its keys cannot be had. */
  find(keyId: string): Promise<SigningKey | null>;
};
