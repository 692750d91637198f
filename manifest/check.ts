import { iconProblems } from './icons.ts';
import { readable, translationProblems } from './localisation.ts';
import { type Manifest, manifestShape } from './shape.ts';

/** The files of a package by name: the manifest, its icons and its languages. */
export type Files = ReadonlyMap<string, Uint8Array>;

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function addresses(manifest: Manifest): string[] {
  const fixed = manifest.staticTabs.flatMap(({ contentUrl, websiteUrl }) => [contentUrl, websiteUrl ?? contentUrl]);
  return [...fixed, ...manifest.configurableTabs.map(({ configurationUrl }) => configurationUrl)];
}

function domainProblems(manifest: Manifest): string[] {
  const problems = manifest.validDomains.flatMap((domain) => {
    if (domain.includes('*')) return [`validDomains: ${domain} lets in sites that are not yours. Name each host.`];
    return /^[a-z0-9.-]+\.[a-z]{2,}$/i.test(domain) ? [] : [`validDomains: ${domain} is not a host name alone.`];
  });
  for (const address of addresses(manifest)) {
    const host = URL.canParse(address) ? new URL(address).host : '';
    if (!address.startsWith('https://') || !manifest.validDomains.includes(host))
      problems.push(`${address} is not an https address of a host in validDomains.`);
  }
  return problems;
}

/** Bot, message action, tab sign-in and notifications are one registration: Teams matches them by id. */
function identityProblems(manifest: Manifest): string[] {
  const { id, resource } = manifest.webApplicationInfo;
  const others = [...manifest.bots, ...manifest.composeExtensions].filter(({ botId }) => botId !== id);
  const right = manifest.validDomains.map((domain) => `api://${domain}/${id}`);
  return [
    ...others.map(({ botId }) => `botId ${botId} is another than webApplicationInfo.id ${id}.`),
    ...(right.includes(resource)
      ? []
      : [`webApplicationInfo.resource must be ${right.join(' or ')}, not ${resource}.`]),
    ...(guid.test(id) ? [] : [`webApplicationInfo.id ${id} is not a GUID.`]),
  ];
}

function activityProblems({ activities }: Manifest): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { type, templateText } of activities.activityTypes) {
    if (type.length > 64) problems.push(`activity type ${type} is longer than 64 characters.`);
    if (type === 'systemDefault') problems.push('activity type systemDefault is Teams’ own name.');
    if (seen.has(type)) problems.push(`activity type ${type} stands twice.`);
    if (templateText.length > 128) problems.push(`activity type ${type}: templateText is longer than 128 characters.`);
    seen.add(type);
  }
  return problems;
}

async function fileProblems(manifest: Manifest, files: Files): Promise<string[]> {
  const problems: string[] = [];
  for (const icon of ['color', 'outline'] as const) {
    const name = manifest.icons[icon];
    const bytes = files.get(name);
    problems.push(...(bytes ? await iconProblems(icon, name, bytes) : [`icons.${icon}: there is no file ${name}.`]));
  }
  for (const [key, { text, limit }] of readable(manifest))
    if (text.length > limit) problems.push(`${key} is ${text.length} characters, and ${limit} is most.`);
  for (const { languageTag, file } of manifest.localizationInfo.additionalLanguages) {
    const bytes = files.get(file);
    const words = bytes && parsed(bytes);
    if (typeof words !== 'object' || words === null)
      problems.push(`${languageTag}: ${file} is missing, or is not JSON.`);
    else problems.push(...translationProblems(manifest, file, { ...words }));
  }
  return problems;
}

/** What the official schema does not see, in words that name the remedy; empty when all is well. */
export async function problemsIn(files: Files): Promise<string[]> {
  const bytes = files.get('manifest.json');
  const read = manifestShape.safeParse(bytes && parsed(bytes));
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const manifest = read.data;
  const open = JSON.stringify(manifest).match(/\$\{\{[^}]*\}\}/);
  return [
    ...(open ? [`${open[0]} is not filled in.`] : []),
    ...(manifest.$schema.includes(`/v${manifest.manifestVersion}/`) ? [] : ['$schema is of another manifestVersion.']),
    ...domainProblems(manifest),
    ...identityProblems(manifest),
    ...activityProblems(manifest),
    ...(await fileProblems(manifest, files)),
  ];
}
