import type { Settings } from './settings.ts';

/** How the app proves to Entra that it is itself: one of three, never two. */
export type AppIdentity =
  /** A managed identity that the registration trusts by a federated credential: nothing to keep, nothing that expires. */
  | { readonly kind: 'managedIdentity'; readonly clientId: string }
  /** Path of a PEM file with certificate and private key. */
  | { readonly kind: 'certificate'; readonly file: string }
  /** `expires`: the local date, YYYY-MM-DD. */
  | { readonly kind: 'secret'; readonly secret: string; readonly expires: string };

const choices = 'BOT_IDENTITY_CLIENT_ID (in Azure), BOT_CERTIFICATE_FILE or BOT_APP_SECRET';

/** Adds to `problems` what is wrong; the answer then counts for nothing. */
export function identityOf(settings: Settings, problems: string[]): AppIdentity {
  const {
    BOT_IDENTITY_CLIENT_ID: clientId,
    BOT_CERTIFICATE_FILE: file,
    BOT_APP_SECRET: secret,
    BOT_APP_SECRET_EXPIRES: expires,
  } = settings;
  const given: AppIdentity[] = [
    ...(clientId === undefined ? [] : [{ kind: 'managedIdentity' as const, clientId }]),
    ...(file === undefined ? [] : [{ kind: 'certificate' as const, file }]),
    ...(secret === undefined ? [] : [{ kind: 'secret' as const, secret, expires: expires ?? '' }]),
  ];
  const [first, second] = given;
  if (first === undefined) problems.push(`The app cannot prove who it is. Set one of ${choices}.`);
  if (second !== undefined) problems.push(`The app has more than one proof of who it is. Set only one of ${choices}.`);
  if (secret !== undefined && expires === undefined)
    problems.push(
      'BOT_APP_SECRET_EXPIRES is missing. Set the day BOT_APP_SECRET expires, as Entra shows it, so that Trygg can warn in time.',
    );
  if (secret === undefined && expires !== undefined)
    problems.push('BOT_APP_SECRET_EXPIRES has no meaning without BOT_APP_SECRET. Unset it.');
  return first ?? { kind: 'secret', secret: '', expires: '' };
}
