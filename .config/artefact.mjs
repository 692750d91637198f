/**
 * `npm run artefact [-- --org-file FILE] [--here]`: what runs in production, in .artefact/: the bot, the built tab and
 * the packages that they need, for App Service's Linux (`--here`: for this machine). Nothing is built or fetched after it.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { npm, root, step } from './step.mjs';
import { buildTab } from './tab-build.mjs';

const { values } = parseArgs({
  options: {
    'org-file': { type: 'string', default: process.env.ORG_FILE },
    here: { type: 'boolean', default: false },
    to: { type: 'string', default: join(root, '.artefact') },
  },
});
const folder = resolve(values.to);
/** The stage's page is drawn from dist/, and is for one's own machine alone. */
const left = [join('bot', 'adapters', 'local', 'page'), join('dist', 'stage'), join('dist', '.built-from')];
/** Commands that an administrator runs beside the server. */
const commands = ['start', 'jobs', 'keys', 'events:verify', 'sharepoint:provision'];

function copy(path) {
  cpSync(join(root, path), join(folder, path), {
    recursive: true,
    filter: (source) => !left.some((each) => source === join(root, each)),
  });
}

async function install() {
  const platform = ['--os=linux', '--cpu=x64', '--libc=glibc'];
  const options = ['--omit=dev', '--ignore-scripts', '--loglevel=error', '--prefer-offline', '--no-audit', '--no-fund'];
  const [command, ...words] = npm();
  await step('Installing the packages of production', command, [...words, 'ci', ...options, ...platform], {
    cwd: folder,
  });
}

/** The same packages as npm would install, from those that are installed here: for this machine's platform. */
function copyPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  for (const [path, { dev, devOptional }] of Object.entries(packages)) {
    if (path === '' || dev || devOptional || !existsSync(join(root, path))) continue;
    // What a package has for itself alone stands in the lock file under its own path.
    const own = join(root, path, 'node_modules');
    cpSync(join(root, path), join(folder, path), { recursive: true, filter: (source) => source !== own });
  }
}

try {
  await buildTab();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const path of ['bot', 'dist', 'package.json', 'package-lock.json', 'LICENSE']) copy(path);
  if (values.here) copyPackages();
  else await install();
  const {
    devDependencies: _dev,
    allowScripts: _allowed,
    scripts,
    ...rest
  } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const kept = Object.fromEntries(commands.map((name) => [name, scripts[name]]));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...rest, scripts: kept }, null, 2)}\n`);
  // It would no longer fit the package.json beside it, and nothing is to be installed any more.
  rmSync(join(folder, 'package-lock.json'));
  const own = values['org-file'];
  if (!own) console.log('Without an organisation file (--org-file FILE or ORG_FILE): Azure asks for one.');
  else {
    if (!existsSync(own)) throw new Error(`There is no organisation file at ${own}.`);
    cpSync(own, join(folder, 'organisation.yaml'));
  }
  console.log(`The artefact stands in ${join(dirname(folder) === root ? '.artefact' : folder)}`);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
