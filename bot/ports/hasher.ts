/** A fingerprint of a text that no other text has: SHA-256 of its UTF-8, in hex. */
export type Hasher = { sha256(text: string): string };
