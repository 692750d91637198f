/** Why nobody is signed in, by who must do what. */
export type SignInKind =
  /** An administrator has to approve the app for everyone. */
  | 'approval'
  /** The person has to approve it. */
  | 'consent'
  /** The person has to prove who they are once more. */
  | 'stepUp'
  /** The organisation's rules let nobody in from here. */
  | 'policy'
  | 'notAssigned'
  /** A guest, or someone signed in to another organisation. */
  | 'wrongAccount'
  /** The browser keeps what Teams needs from it. */
  | 'cookies'
  | 'popup'
  | 'network'
  /** The server's clock says that a good token is not. */
  | 'clock'
  /** Trygg's server takes no token of this kind. */
  | 'refused'
  /** The app and its registration do not fit each other. */
  | 'setup'
  | 'unknown';

/** `code` is safe to show and pass on: never more than a known word or number. */
export class SignInFailed extends Error {
  readonly kind: SignInKind;
  readonly code: string | null;
  /** `message`: what a page under way says of it; the page of its own has more. */
  constructor(kind: SignInKind, code: string | null, message = '') {
    super(message);
    this.name = 'SignInFailed';
    this.kind = kind;
    this.code = code;
  }
}

/**
 * Teams gives a word of its own, or passes on what Entra said, number and all. Sources: Microsoft Learn, "Enable SSO
 * for tab apps", "Troubleshoot SSO authentication in Teams" and "Microsoft Entra authentication and authorization
 * error codes"; the reasons of a window that failed, "Enable authentication using third-party OAuth provider".
 * Entra may change its numbers at any time: they choose words here, and nothing else hangs on them.
 */
const reasons: readonly (readonly [SignInKind, RegExp])[] = [
  ['popup', /FailedToOpenWindow|popup_window_error|empty_window_error/i],
  ['approval', /AADSTS(90094|90095|650052|650056)/i],
  ['notAssigned', /AADSTS(50105|501051)/i],
  ['wrongAccount', /AADSTS(16000|50020|50034|51004|90072|500212|500213)\b/i],
  ['policy', /AADSTS(5300[0-5]|53009|5301[01]|530021|530032|530034|50097)\b/i],
  ['stepUp', /AADSTS(50055|5007[24689]|50125|50144|50158|50173|70043|70044)\b|resourceRequiresMfa|tokenRevoked/i],
  [
    'setup',
    /AADSTS(50011|65005|90008|90009|500011|650057|700016|7000112)\b|resourceDisabled|invalid_resource|(unauthorized|invalid)_client|webApplicationInfo|iframe origin|required permissions/i,
  ],
  ['cookies', /AADSTS(50058|50196)\b|login_required|third.?party|\bcookies?\b|storage.?access/i],
  [
    'consent',
    /AADSTS(65001|65004)\b|CancelledByUser|user_cancelled|consent|invalid_grant|interaction_required|uiRequired/i,
  ],
  ['network', /AADSTS(90024|90033)\b|network|failed to fetch|offline|timed? ?out/i],
];

/** Words that Teams and Entra coined. Nothing else of a reason is passed on: a sentence may hold someone's name. */
const codes =
  /AADSTS\d{4,7}|FailedToOpenWindow|CancelledByUser|resourceRequires(Consent|Mfa)|tokenRevoked|resourceDisabled|unknownAuthError|(invalid|unauthorized|interaction|login|consent)_(resource|client|grant|required)/i;
const codeOf = (reason: string): string | null => codes.exec(reason)?.[0] ?? null;

/**
 * What a failed `getAuthToken` means. `asked`: the person had just pressed, so Teams could have shown a window; where
 * it then still asks for consent, it is not the person's to give.
 */
export function failureOf(error: unknown, asked: boolean, online = navigator.onLine): SignInFailed {
  if (error instanceof SignInFailed) return error;
  const reason = error instanceof Error ? error.message : typeof error === 'string' ? error : '';
  const code = codeOf(reason);
  if (!online) return new SignInFailed('network', code);
  const kind = reasons.find(([, pattern]) => pattern.test(reason))?.[0] ?? 'unknown';
  // Who said no may still say yes; who was not even asked cannot.
  const declined = /CancelledByUser|user_cancelled|AADSTS65004/i.test(reason);
  return new SignInFailed(kind === 'consent' && asked && !declined ? 'approval' : kind, code);
}

type Claims = { readonly tid: string | null; readonly nbf: number | null; readonly exp: number | null };

/** What a token says of itself. It proves nothing here; the server checks it. */
export function claimsOf(token: string): Claims {
  try {
    const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { tid, nbf, exp }: { tid?: unknown; nbf?: unknown; exp?: unknown } = JSON.parse(atob(part));
    const seconds = (value: unknown) => (typeof value === 'number' ? value * 1000 : null);
    return { tid: typeof tid === 'string' ? tid : null, nbf: seconds(nbf), exp: seconds(exp) };
  } catch {
    return { tid: null, nbf: null, exp: null };
  }
}

/** Why our server may have refused a token that Teams had just given: it says no more than no. `at`: the server's clock. */
export function refusalOf(token: string, tenant: string, at: number): SignInFailed {
  const { tid, nbf, exp } = claimsOf(token);
  if (tid !== null && tid !== tenant) return new SignInFailed('wrongAccount', null);
  if ((nbf !== null && at < nbf) || (exp !== null && at >= exp)) return new SignInFailed('clock', null);
  return new SignInFailed('refused', null);
}
