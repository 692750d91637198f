/**
 * What the template leaves open, in the toolkit's names (it fills the same template in), and where each value is found.
 * `setting`: the variable to set, where that is another: Trygg's own settings serve both.
 */
export const variables = {
  TEAMS_APP_ID: {
    shape: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
    remedy: 'a GUID of the app itself. Make one (uuidgen), and keep it for ever: a new one is a new app.',
  },
  AAD_APP_CLIENT_ID: {
    setting: 'BOT_APP_ID',
    shape: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
    remedy: 'Application (client) ID of the app registration in Entra, a GUID.',
  },
  BOT_DOMAIN: {
    setting: 'PUBLIC_URL',
    // No scheme, port, path or star: Teams matches a tab's address against it.
    shape: /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i,
    remedy:
      'where people find Trygg, an https address with a host name and no port, such as https://trygg.region.example.',
  },
  DEVELOPER_NAME: { shape: /^.{1,32}$/, remedy: 'who runs the app, such as your region, at most 32 characters.' },
  DEVELOPER_URL: { shape: /^https:\/\/[^\s"]+$/i, remedy: 'the https address of a page about the app.' },
  PRIVACY_URL: { shape: /^https:\/\/[^\s"]+$/i, remedy: 'the https address of your page on personal data.' },
  TERMS_URL: { shape: /^https:\/\/[^\s"]+$/i, remedy: 'the https address of your terms of use.' },
} satisfies Readonly<Record<string, Variable>>;

type Variable = { readonly setting?: string; readonly shape: RegExp; readonly remedy: string };
type Given = Readonly<Record<string, string | undefined>>;

/** Values are missing or cannot be used; the message names each, with its remedy, one a line. */
export class Unfilled extends Error {
  constructor(problems: readonly string[]) {
    super(['The manifest cannot be made with these settings:', ...problems.map((each) => `  ${each}`)].join('\n'));
    this.name = 'Unfilled';
  }
}

/** The toolkit's names for what Trygg's own settings say. */
function inToolkitNames(given: Given): Given {
  const { BOT_APP_ID: app, PUBLIC_URL: url } = given;
  const address = url && URL.canParse(url) ? new URL(url) : null;
  return {
    ...given,
    ...(app && !given.AAD_APP_CLIENT_ID ? { AAD_APP_CLIENT_ID: app } : {}),
    ...(address && !given.BOT_DOMAIN ? { BOT_DOMAIN: address.protocol === 'https:' ? address.host : url } : {}),
  };
}

/** The template with every `${{NAME}}` filled in. Throws `Unfilled` with all that is wrong at once. */
export function fill(template: string, environment: Given): string {
  const given = inToolkitNames(environment);
  const known: ReadonlyMap<string, Variable> = new Map(Object.entries(variables));
  const problems: string[] = [];
  for (const name of new Set([...template.matchAll(/\$\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name))) {
    const variable = known.get(name);
    const value = given[name]?.trim() ?? '';
    const called = variable?.setting ?? name;
    if (!variable) problems.push(`${name} stands in the template, and nothing says what it is.`);
    else if (value === '') problems.push(`${called} is missing: ${variable.remedy}`);
    else if (!variable.shape.test(value)) problems.push(`${called} cannot be used: ${variable.remedy}`);
  }
  if (problems.length > 0) throw new Unfilled(problems);
  return template.replace(/\$\{\{\s*(\w+)\s*\}\}/g, (_, name: string) =>
    // The value stands inside a JSON string.
    JSON.stringify(given[name]?.trim() ?? '').slice(1, -1),
  );
}
