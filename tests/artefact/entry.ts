/**
 * Starts the artefact's own bot as production does, but for where Microsoft's addresses are: those cannot be had
 * here. Plain data in ELSEWHERE says where the test plays them. Everything that is started comes from the artefact.
 */
import { pathToFileURL } from 'node:url';

type Elsewhere = {
  readonly identity: import('../../bot/compose/bot.ts').StandIn;
  readonly graph: {
    readonly url: string;
    readonly tokenUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
  };
  readonly login: string;
};

const from = (path: string) => import(pathToFileURL(`${process.cwd()}/${path}`).href);
const { compose }: typeof import('../../bot/compose.ts') = await from('bot/compose.ts');
const { readConfig }: typeof import('../../bot/config.ts') = await from('bot/config.ts');
const { clientCredentials }: typeof import('../../bot/adapters/entra/client-credentials.ts') = await from(
  'bot/adapters/entra/client-credentials.ts',
);

const { identity, graph, login }: Elsewhere = JSON.parse(process.env.ELSEWHERE ?? '');
const tokens = clientCredentials({ ...graph, now: () => new Date() });
const app = await compose(readConfig(), {
  identity,
  graphUrl: graph.url,
  entra: { login, tokenIssuerV1: login, tokens },
});
const { url } = await app.listen();
process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)));
process.stdout.write(`${url}\n`);
