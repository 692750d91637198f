import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  AuthenticationError,
  ClaimsIdentity,
  type ConnectorClient,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { SigningKeys } from '../../ports/signing-keys.ts';

/** Settings of an authority other than Microsoft's, all or nothing: one alone leaves the SDK with holes. */
export type AuthoritySettings = Readonly<
  Record<
    | 'ToChannelFromBotLoginUrl'
    | 'ToChannelFromBotOAuthScope'
    | 'ToBotFromChannelTokenIssuer'
    | 'OAuthUrl'
    | 'ToBotFromChannelOpenIdMetadataUrl'
    | 'ToBotFromEmulatorOpenIdMetadataUrl'
    | 'CallerId'
    | 'ValidateAuthority',
    string
  >
>;

export type StrictOptions = {
  readonly appId: string;
  readonly allowedTenants: readonly string[];
  /** Null: Microsoft's public cloud. */
  readonly authority: AuthoritySettings | null;
  /** Those of the channel's authority. */
  readonly keys: SigningKeys;
  readonly credentials: ServiceClientCredentialsFactory;
  /** True lets activities in that carry no Authorization header at all (the Agents Playground, on this machine). */
  readonly playground: boolean;
  readonly now: () => Date;
};

const channel = 'msteams';
const skewSeconds = 60;
/** Teams has one address for each part of the world. */
const mostClients = 20;

/**
 * The SDK's own check accepts tokens that never expire and activities without a service address, and answers
 * forged tokens as if the bot had failed. This one takes a request only when all of it holds:
 * an RS256 signature by a key of the channel's that is endorsed for Teams; issuer, audience, expiry and start;
 * the service address that the token was made for; a tenant on the list.
 */
export class StrictAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #options: StrictOptions;
  readonly #issuer: string;
  readonly #clients = new Map<string, Promise<ConnectorClient>>();
  #userTokens: Promise<UserTokenClient> | null = null;

  constructor(options: StrictOptions) {
    super(options.authority ?? {}, options.credentials);
    this.#options = options;
    this.#issuer =
      options.authority?.ToBotFromChannelTokenIssuer ?? AuthenticationConstants.ToBotFromChannelTokenIssuer;
  }

  /** Throws `AuthenticationError` (a fixed code, no content) for what is refused, `Retryable` when nothing can be checked now. */
  override async authenticateRequest(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    const serviceUrl = activity.serviceUrl;
    if (typeof serviceUrl !== 'string' || !URL.canParse(serviceUrl)) refuse('serviceUrlMissing');
    if (authorization === '' && this.#options.playground) {
      if (!isLoopback(serviceUrl)) refuse('serviceUrlForeign');
    } else {
      if (activity.channelId !== channel) refuse('channelForeign');
      await this.#verify(authorization, serviceUrl);
      this.#checkTenant(activity);
    }
    return this.#accepted(serviceUrl);
  }

  /** Skills and streaming are not used; a door that nobody uses stays shut. */
  override async authenticateChannelRequest(): Promise<ClaimsIdentity> {
    return refuse('notOffered');
  }
  override async authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return refuse('notOffered');
  }

  async #verify(authorization: string, serviceUrl: string): Promise<void> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) return refuse('tokenMissing');
    const keyId = keyIdOf(token);
    const found = await this.#options.keys.find(keyId);
    if (found === null) return refuse('keyUnknown');
    if (!found.endorsements.includes(channel)) return refuse('keyNotEndorsed');
    const expected = {
      issuer: this.#issuer,
      audience: this.#options.appId,
      algorithms: ['RS256'],
      requiredClaims: ['exp'],
      clockTolerance: skewSeconds,
      currentDate: this.#options.now(),
    };
    const payload = await jwtVerify(token, found.key, expected).then(
      (verified) => verified.payload,
      (error: unknown) => refuse(error instanceof errors.JOSEError ? error.code : 'tokenBroken'),
    );
    // A list of audiences would let a token for several bots in.
    if (payload.aud !== this.#options.appId) return refuse('audienceForeign');
    if (payload[AuthenticationConstants.ServiceUrlClaim] !== serviceUrl) return refuse('serviceUrlForeign');
  }

  /** The activity may name its tenant in two places; each one named must be on the list, and one must be. */
  #checkTenant(activity: Activity): void {
    const named = [activity.conversation?.tenantId, activity.channelData?.tenant?.id].filter(
      (tenant) => tenant != null,
    );
    const allowed = (tenant: unknown) => typeof tenant === 'string' && this.#options.allowedTenants.includes(tenant);
    if (named.length === 0 || !named.every(allowed)) refuse('tenantForeign');
  }

  #accepted(serviceUrl: string): AuthenticateRequestResult {
    const claims = [
      { type: AuthenticationConstants.AudienceClaim, value: this.#options.appId },
      { type: AuthenticationConstants.ServiceUrlClaim, value: serviceUrl },
    ];
    const claimsIdentity = new ClaimsIdentity(claims, true);
    return {
      audience:
        this.#options.authority?.ToChannelFromBotOAuthScope ?? AuthenticationConstants.ToChannelFromBotOAuthScope,
      claimsIdentity,
      connectorFactory: { create: (url, audience) => this.#client(url, audience, claimsIdentity) },
    };
  }

  /** One client for each service address: the SDK would build one for each activity, and most send nothing by it. */
  #client(serviceUrl: string, audience: string | undefined, identity: ClaimsIdentity): Promise<ConnectorClient> {
    const known = this.#clients.get(serviceUrl);
    if (known !== undefined) return known;
    if (this.#clients.size >= mostClients) this.#clients.clear();
    const client = this.createConnectorFactory(identity).create(serviceUrl, audience);
    this.#clients.set(serviceUrl, client);
    return client;
  }

  /** Nobody signs in through the bot, so one client that is never used serves all turns. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }
}

function keyIdOf(token: string): string {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    // Before any key is fetched: a token that could never hold must not cost a call.
    if (alg !== 'RS256') refuse('algorithmForeign');
    return typeof kid === 'string' ? kid : refuse('keyMissing');
  } catch (error) {
    if (error instanceof AuthenticationError) throw error;
    return refuse('tokenBroken');
  }
}

/** Where the channel's authority says which keys it signs with. */
export function metadataUrlOf(authority: AuthoritySettings | null): string {
  return authority?.ToBotFromChannelOpenIdMetadataUrl ?? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;
}

export function isLoopback(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}

function refuse(why: string): never {
  throw new AuthenticationError(why, 401);
}
