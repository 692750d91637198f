/*
 * `npm run playground [-- Name Name]`: Trygg in Microsoft's Agents Playground, two people side by side
 * (an employee and a partner unless named). The Playground is fetched by npx each time and never a dependency:
 * its licence is for evaluation. It shows one person an instance, so each gets a folder, a file and a port of its own.
 */
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const bot = `http://127.0.0.1:${process.env.PORT ?? '3978'}`;
const firstPort = 56150;
const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : ['Nora', 'Siri'];
const children = [];

function run(command, args, options) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  children.push(child);
  child.on('exit', (code) => stop(code ?? 1));
  return child;
}

function stop(code) {
  for (const child of children) child.kill();
  process.exit(code);
}
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));

async function peopleOfTrygg() {
  for (;;) {
    try {
      return await (await fetch(`${bot}/local/people`)).json();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

/** The Playground wants exactly five others. JSON is YAML. */
function playgroundFile(people, current) {
  const account = ({ id, name }) => {
    const [givenName, ...rest] = name.split(' ');
    const email = `${id}@exempel.invalid`;
    return {
      id: `29:${id}`,
      name,
      aadObjectId: id,
      userPrincipleName: email,
      email,
      givenName,
      surname: rest.join(' '),
    };
  };
  return JSON.stringify({
    version: '0.1.1',
    tenantId: '7e5a0000-0000-4000-8000-000000000001',
    bot: { id: '28:trygg', name: 'Trygg' },
    currentUser: account(current),
    users: people
      .filter((person) => person !== current)
      .slice(0, 5)
      .map(account),
    personalChat: { id: `personal-${current.id}` },
    groupChat: { id: 'group', name: 'Grupp' },
    team: {
      id: 'team',
      name: 'Team',
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: [{ id: 'general', name: 'Allmänt' }],
    },
  });
}

run(process.execPath, ['bot/main.ts'], { env: { ...process.env, PLAYGROUND: '1' } });
const people = await peopleOfTrygg();
const folder = await mkdtemp(join(tmpdir(), 'trygg-playground-'));
// The Playground ends without a word where it finds no browser to open; this one opens nothing.
const tools = join(folder, 'tools');
await mkdir(tools);
await writeFile(join(tools, 'xdg-open'), '#!/bin/sh\nexit 0\n');
await chmod(join(tools, 'xdg-open'), 0o755);

for (const [index, name] of names.entries()) {
  const current = people.find((person) => person.name.startsWith(name));
  if (!current) {
    process.stderr.write(`There is no ${name} in the organisation file.\n`);
    stop(1);
  }
  const own = join(folder, String(index));
  await mkdir(own);
  await writeFile(join(own, '.m365agentsplayground.yml'), playgroundFile(people, current));
  const port = firstPort + index;
  const args = [
    '-y',
    '@microsoft/m365agentsplayground',
    'start',
    '-e',
    `${bot}/api/messages`,
    '-c',
    'msteams',
    '-p',
    String(port),
    '--disable-telemetry',
  ];
  run('npx', args, {
    cwd: own,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH}` },
  });
  process.stdout.write(`${current.name}: http://localhost:${port}\n`);
}
process.stdout.write('Open both pages before you report, so that Trygg knows where to find the other.\n');
