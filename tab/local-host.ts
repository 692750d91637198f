import type { Host, Theme } from './host.ts';
import { localeOf } from './locale.ts';

/** `trygg-host`: the stage tells the tab in its frame of a changed theme or language. */
type StageMessage = { readonly type: 'trygg-host'; readonly theme?: string; readonly locale?: string };

const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark' || value === 'contrast';

/** Without a host the theme follows the machine. */
function systemTheme(): Theme {
  if (matchMedia('(forced-colors: active)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Local mode: the stage, or a page of one's own, says who, and how it should look. */
export function localHost(address: URL): Host {
  const { searchParams } = address;
  const theme = searchParams.get('theme');
  return {
    local: { person: searchParams.get('as') },
    theme: isTheme(theme) ? theme : systemTheme(),
    locale: localeOf(searchParams.get('locale')),
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

/** Neither local mode nor Teams: a page that says where to open Trygg, in the browser's own theme and language. */
export function noHost(): Host {
  return { local: null, theme: systemTheme(), locale: localeOf(navigator.language), watch: () => () => {} };
}
