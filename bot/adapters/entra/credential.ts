import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';

/** How the app proves to Entra that it is itself. */
export type Proof =
  | { readonly kind: 'managedIdentity'; readonly clientId: string }
  /** Path of a PEM file with certificate and private key. */
  | { readonly kind: 'certificate'; readonly file: string }
  /** `expires`: YYYY-MM-DD. */
  | { readonly kind: 'secret'; readonly secret: string; readonly expires: string };

export type Registration = {
  /** Entra's authority in this cloud, without a slash at the end. */
  readonly login: string;
  readonly tenantId: string;
  readonly appId: string;
  readonly proof: Proof;
  /** What the managed identity's token must be for, so that it can be exchanged for the app's own. */
  readonly exchange: string;
};

/**
 * Makes credentials of the registration, one a call: each keeps its own answers, so a new one asks Entra anew.
 * The authority is one of our own table, so that it need not be looked up at the public cloud's first.
 */
export function credentialsOf({ login, tenantId, appId, proof, exchange }: Registration): () => TokenCredential {
  const options = { authorityHost: login, disableInstanceDiscovery: true, retryOptions: { maxRetries: 1 } };
  if (proof.kind === 'certificate')
    return () => new ClientCertificateCredential(tenantId, appId, { certificatePath: proof.file }, options);
  if (proof.kind === 'secret') return () => new ClientSecretCredential(tenantId, appId, proof.secret, options);
  const identity = new ManagedIdentityCredential({ clientId: proof.clientId, retryOptions: { maxRetries: 1 } });
  const assertion = async () => (await identity.getToken(`${exchange}/.default`)).token;
  return () => new ClientAssertionCredential(tenantId, appId, assertion, options);
}
