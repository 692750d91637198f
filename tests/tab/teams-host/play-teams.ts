/** What Teams knows of the app and the person, and how it answers. Names of the context as Teams sends them. */
export type Casting = {
  readonly contentUrl: string;
  /** The SDK's version, which says hello with it. */
  readonly sdk: string;
  readonly frameContext: 'content' | 'sidePanel' | 'meetingStage' | 'settings';
  readonly context: { readonly [name: string]: unknown };
  /** Capabilities that this host has. */
  readonly supports: { readonly [name: string]: unknown };
  /** Never says a word. */
  readonly mute: boolean;
  readonly token: TokenAnswers;
  /** Hosts of the manifest's `validDomains`. */
  readonly validDomains: readonly string[];
  readonly width: string;
};
export type TokenAnswer = { readonly token: string } | { readonly reason: string };
export type TokenAnswers = { readonly silently: TokenAnswer; readonly asked: TokenAnswer };
export type Said = { readonly func: string; readonly args: readonly unknown[] };

/** The host's own page, as a test reaches it. */
export type Played = {
  readonly said: Said[];
  /** What a real Teams would have refused. */
  readonly faults: string[];
  token: TokenAnswers;
  /** What is told to the app, when it has asked to hear it. */
  tell(func: string, args: readonly unknown[]): void;
};
declare global {
  var played: Played;
}

/**
 * Plays Teams in the page that it is called in: frames the app, and speaks the protocol of teams-js with it, strictly.
 * Runs in the browser, so it must stand on its own.
 */
export function playTeams(casting: Casting): void {
  const { contentUrl, frameContext, context, supports, validDomains } = casting;
  const appOrigin = new URL(contentUrl).origin;
  const frame = document.createElement('iframe');
  frame.title = 'Trygg';
  frame.style.width = casting.width;
  const handlers = new Set<string>();
  let initialized = false;
  const played: Played = {
    said: [],
    faults: [],
    token: casting.token,
    tell(func, args) {
      const name = { 'settings.save': 'save', backButtonPress: 'backButton' }[func] ?? func;
      if (!handlers.has(name)) played.faults.push(`told ${func}, which nobody asked to hear`);
      frame.contentWindow?.postMessage({ func, args }, appOrigin);
    },
  };
  globalThis.played = played;

  const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  const ours = (value: unknown) =>
    isText(value) && value.startsWith('https://') && validDomains.includes(new URL(value).host);
  const onlyIn = (...contexts: string[]) => contexts.includes(frameContext);
  const can = (...path: string[]) => {
    let at: unknown = supports;
    for (const step of path) at = isObject(at) ? at[step] : undefined;
    return at !== undefined;
  };

  /** For each call: whether a real host would take it, and what comes back; null is no answer. */
  const calls: { [func: string]: (args: readonly unknown[]) => { ok: boolean; answer: readonly unknown[] | null } } = {
    initialize: ([sdk, api, origins]) => {
      const first = !initialized;
      initialized = true;
      const runtime = JSON.stringify({ apiVersion: 4, isLegacyTeams: false, supports });
      const known = Array.isArray(origins) && origins.every((each) => each === location.origin);
      const ok = first && sdk === casting.sdk && api === 4 && known;
      return { ok, answer: [frameContext, 'web', runtime, '2.0.1'] };
    },
    getContext: (args) => ({ ok: args.length === 0, answer: [{ ...context, frameContext }] }),
    registerHandler: ([name, ...rest]) => {
      const known = ['themeChange', 'backButton', 'save'].includes(String(name));
      const may = name === 'save' ? onlyIn('settings') : name === 'backButton' ? can('pages', 'backStack') : true;
      handlers.add(String(name));
      return { ok: known && may && rest.length === 0, answer: null };
    },
    'appInitialization.success': ([sdk]) => ({ ok: sdk === casting.sdk, answer: null }),
    'appInitialization.failure': ([reason]) => ({
      ok: ['AuthFailed', 'Timeout', 'Other'].includes(String(reason)),
      answer: null,
    }),
    'authentication.getAuthToken': ([resources, claims, silent, tenant]) => {
      const told = silent === true ? played.token.silently : played.token.asked;
      const ok = [resources, claims, tenant].every((each) => each === undefined) && typeof silent === 'boolean';
      return { ok, answer: 'token' in told ? [true, told.token] : [false, told.reason] };
    },
    'settings.getSettings': () => ({
      ok: onlyIn('content', 'settings', 'sidePanel') && can('pages'),
      answer: [{ entityId: context.entityId, contentUrl }],
    }),
    'settings.setValidityState': ([valid]) => ({
      ok: onlyIn('settings') && can('pages', 'config') && typeof valid === 'boolean',
      answer: null,
    }),
    'settings.setSettings': ([wanted]) => {
      const good =
        isObject(wanted) &&
        isText(wanted.entityId) &&
        isText(wanted.suggestedDisplayName) &&
        ours(wanted.contentUrl) &&
        ours(wanted.websiteUrl);
      const ok = onlyIn('settings', 'content', 'sidePanel') && can('pages', 'config') && good;
      return { ok, answer: ok ? [true] : [false, 'Invalid tab settings provided'] };
    },
    'settings.save.success': () => ({ ok: onlyIn('settings'), answer: null }),
    'settings.save.failure': () => ({ ok: onlyIn('settings'), answer: null }),
    shareDeepLink: ([subPage, label, web]) => ({
      ok: onlyIn('content', 'sidePanel', 'meetingStage') && isText(subPage) && isText(label) && ours(web),
      answer: null,
    }),
    'pages.navigateToApp': ([where]) => ({
      ok: can('pages') && isObject(where) && isText(where.appId) && isText(where.pageId),
      answer: [true],
    }),
    executeDeepLink: ([link]) => ({
      ok: isText(link) && link.startsWith('https://teams.microsoft.com/l/'),
      answer: [true],
    }),
    'meeting.getAppContentStageSharingCapabilities': () => ({
      ok: onlyIn('sidePanel', 'meetingStage'),
      answer: [null, { doesAppHaveSharePermission: can('meeting', 'stage') }],
    }),
    'meeting.shareAppContentToStage': ([url]) => {
      const ok = onlyIn('sidePanel', 'meetingStage') && can('meeting', 'stage') && ours(url);
      return { ok, answer: ok ? [null, true] : [{ errorCode: 500 }, null] };
    },
    navigateBack: () => ({ ok: can('pages', 'backStack'), answer: [true] }),
    'stageView.open': ([view]) => ({
      ok: onlyIn('content') && can('stageView') && isObject(view) && isText(view.appId) && ours(view.contentUrl),
      answer: [null],
    }),
    'clipboard.writeToClipboard': ([given]) => ({
      ok: can('clipboard') && isObject(given) && given.mimeType === 'text/plain' && isText(given.content),
      answer: [null],
    }),
  };

  addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || casting.mute) return;
    if (!isObject(data)) return void played.faults.push('said something that is no message');
    const { id, uuidAsString, func, args, apiVersionTag, timestamp } = data;
    const shaped =
      typeof id === 'number' &&
      isText(uuidAsString) &&
      typeof timestamp === 'number' &&
      /^v\d+_[\w.]+$/.test(String(apiVersionTag)) &&
      Array.isArray(args);
    if (!shaped || !isText(func)) return void played.faults.push(`badly formed: ${JSON.stringify(data)}`);
    if (origin !== appOrigin) return void played.faults.push(`${func} from ${origin}`);
    if (!initialized && func !== 'initialize') played.faults.push(`${func} before initialize`);
    played.said.push({ func, args });
    const outcome = calls[func]?.(args);
    if (!outcome) return void played.faults.push(`unknown call ${func}`);
    if (!outcome.ok) played.faults.push(`${func} as Teams would refuse it: ${JSON.stringify(args)}`);
    if (outcome.answer) frame.contentWindow?.postMessage({ id, uuidAsString, args: outcome.answer }, appOrigin);
  });
  frame.src = contentUrl;
  document.body.append(frame);
}
