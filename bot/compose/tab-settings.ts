import type { TabSettings } from '../api/contract.ts';
import type { Config } from '../config.ts';

/** What the tab is told before anyone has signed in. */
export function tabSettings(config: Config): TabSettings {
  if (config.mode === 'local') return { mode: 'local' };
  const { appId, tenantId } = config.bot;
  const { login, teams } = config.cloud;
  return {
    mode: 'teams',
    appId,
    tenantId,
    teamsAppId: config.teamsAppId,
    adminConsentUrl: `${login}/${tenantId}/adminconsent?client_id=${appId}`,
    teamsUrl: teams,
  };
}
