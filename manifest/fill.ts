/** What the template leaves open, and where each value is found. The same names as in the toolkit's environment files. */
export const variables = {
  TEAMS_APP_ID: {
    shape: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
    remedy: 'a GUID of the app itself. Make one (uuidgen), and keep it for ever: a new one is a new app.',
  },
  BOT_APP_ID: {
    shape: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
    remedy: 'Application (client) ID of the app registration in Entra, a GUID.',
  },
  PUBLIC_DOMAIN: {
    // No scheme, port, path or star: Teams matches a tab's address against it.
    shape: /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i,
    remedy: 'the host of PUBLIC_URL, such as trygg.region.example. Set PUBLIC_URL to an https address.',
  },
  DEVELOPER_NAME: { shape: /^.{1,32}$/, remedy: 'who runs the app, such as your region, at most 32 characters.' },
  DEVELOPER_URL: { shape: /^https:\/\/[^\s"]+$/i, remedy: 'the https address of a page about the app.' },
  PRIVACY_URL: { shape: /^https:\/\/[^\s"]+$/i, remedy: 'the https address of your page on personal data.' },
  TERMS_URL: { shape: /^https:\/\/[^\s"]+$/i, remedy: 'the https address of your terms of use.' },
} as const satisfies Readonly<Record<string, { readonly shape: RegExp; readonly remedy: string }>>;

type Given = Readonly<Record<string, string | undefined>>;

/** Values are missing or cannot be used; the message names each, with its remedy, one a line. */
export class Unfilled extends Error {
  constructor(problems: readonly string[]) {
    super(['The manifest cannot be made with these settings:', ...problems.map((each) => `  ${each}`)].join('\n'));
    this.name = 'Unfilled';
  }
}

/** PUBLIC_DOMAIN is the host of PUBLIC_URL where it is not given by itself. */
function withDomain(given: Given): Given {
  const { PUBLIC_DOMAIN: domain, PUBLIC_URL: url } = given;
  if (domain || !url || !URL.canParse(url)) return given;
  const { protocol, host } = new URL(url);
  return protocol === 'https:' ? { ...given, PUBLIC_DOMAIN: host } : given;
}

/** The template with every `${{NAME}}` filled in. Throws `Unfilled` with all that is wrong at once. */
export function fill(template: string, environment: Given): string {
  const given = withDomain(environment);
  const problems: string[] = [];
  for (const name of new Set([...template.matchAll(/\$\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name))) {
    const known = Object.entries(variables).find(([each]) => each === name)?.[1];
    const value = given[name]?.trim() ?? '';
    if (!known) problems.push(`${name} stands in the template, and nothing says what it is.`);
    else if (value === '') problems.push(`${name} is missing: ${known.remedy}`);
    else if (!known.shape.test(value)) problems.push(`${name} cannot be used: ${known.remedy}`);
  }
  if (problems.length > 0) throw new Unfilled(problems);
  return template.replace(/\$\{\{\s*(\w+)\s*\}\}/g, (_, name: string) =>
    // The value stands inside a JSON string.
    JSON.stringify(given[name]?.trim() ?? '').slice(1, -1),
  );
}
