/** Text as it is compared when case and accents do not count: small letters, å as a. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
