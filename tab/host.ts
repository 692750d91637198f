import type { Locale } from '../bot/api/contract.ts';

export type Theme = 'light' | 'dark' | 'contrast';

/** Where the tab runs, and what that place says of the person's wishes. */
export type Host = {
  /** In local mode: who was chosen, or null to ask. Absent in Teams. */
  readonly local: { readonly person: string | null } | null;
  readonly theme: Theme;
  readonly locale: Locale;
  /** A fresh proof of who calls. Null in local mode, where the API's local sign-in gives one. */
  readonly teamsToken: (() => Promise<string>) | null;
  /** Hears when theme or language change; returns how to stop. */
  watch(changed: (now: { readonly theme?: Theme; readonly locale?: Locale }) => void): () => void;
};

/** `trygg-host`: the stage tells the tab in its frame of a changed theme or language. */
type StageMessage = { readonly type: 'trygg-host'; readonly theme?: string; readonly locale?: string };

const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark' || value === 'contrast';
const localeOf = (value: string | null | undefined): Locale => (value?.toLowerCase().startsWith('en') ? 'en' : 'sv');

/** Local mode without the stage follows the machine. */
function systemTheme(): Theme {
  if (matchMedia('(forced-colors: active)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function localHost(address: URL): Host {
  const { searchParams } = address;
  const theme = searchParams.get('theme');
  return {
    local: { person: searchParams.get('as') },
    theme: isTheme(theme) ? theme : systemTheme(),
    locale: localeOf(searchParams.get('locale')),
    teamsToken: null,
    watch(changed) {
      const heard = (event: MessageEvent<StageMessage | null>) => {
        if (event.origin !== location.origin || event.data?.type !== 'trygg-host') return;
        const { theme: nextTheme, locale } = event.data;
        changed({
          ...(isTheme(nextTheme) ? { theme: nextTheme } : {}),
          ...(locale ? { locale: localeOf(locale) } : {}),
        });
      };
      addEventListener('message', heard);
      return () => removeEventListener('message', heard);
    },
  };
}

/** Inside Teams: the one use of its SDK, fetched only there. Rejects outside Teams. */
export async function teamsHost(): Promise<Host> {
  const { app, authentication } = await import('@microsoft/teams-js');
  await app.initialize();
  const context = await app.getContext();
  app.notifySuccess();
  const named = (name: string | undefined): Theme => (name === 'dark' || name === 'contrast' ? name : 'light');
  return {
    local: null,
    theme: named(context.app.theme),
    locale: localeOf(context.app.locale),
    teamsToken: () => authentication.getAuthToken(),
    watch(changed) {
      app.registerOnThemeChangeHandler((theme) => changed({ theme: named(theme) }));
      return () => {};
    },
  };
}
