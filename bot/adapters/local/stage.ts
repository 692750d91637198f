import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { WebRoute } from '../../ports/web.ts';
import { createChats } from './chats.ts';
import { connectorRoutes } from './connector.ts';
import { createCourier } from './courier.ts';
import { createFiles } from './files.ts';
import { createIssuer, type Issuer } from './issuer.ts';
import { openJournal } from './journal.ts';
import { createLive } from './live.ts';
import { pageRoutes } from './page-routes.ts';
import type { StageChannel, StagePerson } from './people.ts';
import { createQuotas } from './quotas.ts';

export { localTenantId, memberId, type StageChannel, type StagePerson } from './people.ts';

/**
 * Teams in miniature, for local mode: a Bot Connector the bot cannot tell from the real one, and the routes
 * behind the page at `/` on which people try Trygg. Nothing here is of use in production.
 */
export type Stage = { routes: WebRoute[]; issuer: Issuer; stop(): void };

export type StageOptions = {
  people: () => StagePerson[];
  channels: () => StageChannel[];
  /** `http://127.0.0.1:3978`; asked after listen, so the port may be chosen by the system. */
  origin: () => string;
  appId: string;
  /** The stage keeps its memory in `stage/` under this folder; null keeps nothing. */
  dataDir: string | null;
  /** The bot's messaging endpoint, for example `http://127.0.0.1:3978/api/messages`. */
  botEndpoint: () => string;
  clock: Clock;
};

export async function createStage(options: StageOptions): Promise<Stage> {
  const { origin, appId, people, channels } = options;
  const now = () => options.clock.now();
  const folder = options.dataDir === null ? null : join(options.dataDir, 'stage');
  const journal = openJournal(folder);
  const chats = createChats({ journal, now, people, channels });
  const files = createFiles({ folder, chats, origin });
  const issuer = await createIssuer({ appId, origin, now });
  const courier = createCourier({ issuer, chats, appId, origin, botEndpoint: options.botEndpoint, now });
  const live = createLive();
  const { serviceUrl } = courier;
  return {
    issuer,
    routes: [
      ...issuer.routes,
      ...connectorRoutes({ issuer, chats, files, live, quotas: createQuotas(now), people, serviceUrl, now }),
      ...pageRoutes({ chats, files, live, courier, people, channels }),
    ],
    stop() {
      live.stop();
      journal.close();
    },
  };
}
