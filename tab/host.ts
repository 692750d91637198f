import { app, authentication, clipboard, FrameContexts, meeting, pages, stageView } from '@microsoft/teams-js';
import type { Locale, TabSettings } from '../bot/api/contract.ts';
import { entityOf, subPageOf, teamsLink } from './link.ts';
import { localeOf } from './locale.ts';

export type TeamsSettings = TabSettings & { readonly mode: 'teams' };
export type Theme = 'light' | 'dark' | 'contrast';

/** What the place where the tab runs says of the person's wishes. */
export type Host = {
  /** In local mode: who was chosen, or null to ask. */
  readonly local: { readonly person: string | null } | null;
  readonly theme: Theme;
  readonly locale: Locale;
  /** Hears when theme or language change; returns how to stop. */
  watch(changed: (now: { readonly theme?: Theme; readonly locale?: Locale }) => void): () => void;
};

export type Teams = {
  /** The meeting's stage is what everyone in the room sees; `settings` is a channel tab being set up. */
  readonly frame: 'content' | 'sidePanel' | 'meetingStage' | 'settings';
  readonly place: 'personal' | 'channel' | 'meeting' | 'chat';
  /** The id of the tab that was opened, and what the link that led here asks to see. */
  readonly entity: string;
  readonly subPage: string | null;
  /** A token for Trygg's API. Only after a press may Teams open a window for it. Rejects with Teams' own reason. */
  token(mayOpenWindow: boolean): Promise<string>;
  /** Tells Teams that there is something to see; a page of ours that says what is wrong is something. */
  shown(): void;
  /** Tells Teams that nothing will come, so that it shows a page of its own. */
  broken(): void;
  /** `handle` answers whether it went back itself; returns how to stop. */
  onBack(handle: () => boolean): () => void;
  /** Rejects when the text could not be put there. */
  copy(text: string): Promise<void>;
  /** A link that leads anyone who may see it to the page at `hash`. */
  link(hash: string): string;
  /** Teams' own dialog for passing on where one is. */
  share(hash: string, label: string): void;
  openWindow(hash: string, label: string): Promise<void>;
  openChat(): Promise<void>;
  /** Whether this person can show the app to the whole meeting from here. */
  hasStage(): Promise<boolean>;
  /** Shows the page at `hash` to everyone in the meeting. Rejects when Teams does not. */
  toStage(hash: string): Promise<void>;
  readonly tab: TabSetup;
};

/** A channel's or a meeting's tab, as it is set up. */
export type TabSetup = {
  /** The entity it has, when it is changed rather than new. */
  entity(): Promise<string | null>;
  /** Lets the person save, and hands over what is to be saved at that moment. */
  onSave(wanted: () => TabChoice | null): () => void;
};
export type TabChoice = { readonly entity: string; readonly address: string; readonly name: string };

const themeOf = (name: string | undefined): Theme =>
  name === 'contrast' ? 'contrast' : name === 'dark' || name === 'glass' ? 'dark' : 'light';

const frames = {
  [FrameContexts.sidePanel]: 'sidePanel',
  [FrameContexts.meetingStage]: 'meetingStage',
  [FrameContexts.settings]: 'settings',
} as const;
const frameOf = (name: string): Teams['frame'] =>
  Object.entries(frames).find(([each]) => each === name)?.[1] ?? 'content';

function placeOf(context: app.Context): Teams['place'] {
  if (context.meeting) return 'meeting';
  if (context.channel) return 'channel';
  return context.chat ? 'chat' : 'personal';
}

/** Inside Teams: the one use of its SDK, fetched only there. Rejects, or never answers, outside Teams. */
export async function teamsHost(settings: TeamsSettings): Promise<{ readonly host: Host; readonly teams: Teams }> {
  // The SDK's own list of hosts lacks some clouds' Teams; the server knows which it is installed in.
  await app.initialize([settings.teamsUrl]);
  const context = await app.getContext();
  // In an organisation's own catalogue the app has another id than in its manifest; only Teams knows that one.
  const appId = context.app.appId?.toString() ?? settings.teamsAppId;
  const { origin } = location;
  const link = (hash: string) => teamsLink({ teamsUrl: settings.teamsUrl, appId, origin, hash });
  let shown = false;

  const teams: Teams = {
    frame: frameOf(context.page.frameContext),
    place: placeOf(context),
    entity: context.page.id,
    subPage: context.page.subPageId || null,
    token: (mayOpenWindow) => authentication.getAuthToken({ silent: !mayOpenWindow }),
    shown() {
      if (!shown) void app.notifySuccess();
      shown = true;
    },
    broken() {
      if (!shown) app.notifyFailure({ reason: app.FailedReason.Other });
      shown = true;
    },
    onBack(handle) {
      if (!pages.backStack.isSupported()) return () => {};
      pages.backStack.registerBackButtonHandler(handle);
      return () => pages.backStack.registerBackButtonHandler(() => false);
    },
    async copy(text) {
      if (!clipboard.isSupported()) throw new Error('this host copies nothing');
      await clipboard.write(new Blob([text], { type: 'text/plain' }));
    },
    link,
    share(hash, label) {
      const subPageId = subPageOf(hash);
      if (subPageId !== null)
        pages.shareDeepLink({ subPageId, subPageLabel: label, subPageWebUrl: `${origin}/tab/${hash}` });
    },
    async openWindow(hash, label) {
      if (!stageView.isSupported() || context.page.frameContext !== FrameContexts.content)
        return app.openLink(link(hash));
      const contentUrl = `${origin}/tab/${hash}`;
      const openMode = stageView.StageViewOpenMode.popout;
      await stageView.open({
        appId,
        contentUrl,
        websiteUrl: contentUrl,
        title: label,
        entityId: entityOf(hash),
        openMode,
      });
    },
    openChat: () => pages.navigateToApp({ appId, pageId: 'conversations' }),
    hasStage: () =>
      new Promise((resolve) => {
        if (context.page.frameContext !== FrameContexts.sidePanel) return resolve(false);
        meeting.getAppContentStageSharingCapabilities((_, has) => resolve(has?.doesAppHaveSharePermission ?? false));
      }),
    toStage: (hash) =>
      new Promise((resolve, reject) => {
        const done = (error: unknown, shared: boolean | null) => (shared ? resolve() : reject(error));
        meeting.shareAppContentToStage(done, `${origin}/tab/${hash}`);
      }),
    tab: {
      entity: async () => (await pages.getConfig()).entityId ?? null,
      onSave(wanted) {
        pages.config.registerOnSaveHandler((save) => {
          const choice = wanted();
          if (!choice) return save.notifyFailure();
          const { entity: entityId, address, name } = choice;
          pages.config
            .setConfig({ entityId, contentUrl: address, websiteUrl: address, suggestedDisplayName: name })
            .then(
              () => save.notifySuccess(),
              (error: unknown) => save.notifyFailure(String(error)),
            );
        });
        pages.config.setValidityState(true);
        return () => pages.config.setValidityState(false);
      },
    },
  };
  const host: Host = {
    local: null,
    theme: themeOf(context.app.theme),
    locale: localeOf(context.app.locale),
    watch(changed) {
      app.registerOnThemeChangeHandler((name) => changed({ theme: themeOf(name) }));
      return () => {};
    },
  };
  return { host, teams };
}
