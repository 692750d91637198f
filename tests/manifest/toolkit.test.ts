import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { calls } from '../../bot/adapters/graph/calls.ts';
import { rolesClaimed } from '../../bot/core/organisation/claimed-roles.ts';
import { variables } from '../../manifest/fill.ts';

const root = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const schemaFile = new URL('../shared/contracts/m365agents-yaml-v1.13.schema.json', root);

const step = z.looseObject({
  uses: z.string(),
  with: z.looseObject({ manifestPath: z.string().optional(), args: z.string().optional() }),
  writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
});
const toolkitFile = z.looseObject({
  environmentFolderPath: z.string(),
  provision: z.array(step),
  deploy: z.array(step),
  publish: z.array(step).default([]),
});

describe.each(['teamsapp.yml', 'teamsapp.local.yml'])('%s', (name) => {
  const text = textOf(name);
  const file = toolkitFile.parse(parse(text));
  const steps = [...file.provision, ...file.deploy, ...file.publish];

  it.skipIf(!existsSync(schemaFile))('fits the toolkit’s own schema, and what does not fit is refused', () => {
    const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
    expect(validate(parse(text)) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...parse(text), version: 'v1.0' })).toBe(false);
    expect(validate({ ...parse(text), provision: [{ uses: 'teamsApp/create', with: {} }] })).toBe(false);
  });

  it('names only files of the project, or of the folder that git ignores', () => {
    const named = [...text.matchAll(/\.\/((?:manifest|infra)\/[^\s$]+)/g)].flatMap(([, path]) => path ?? []);
    expect(named.length).toBeGreaterThan(3);
    for (const path of named)
      expect([
        path,
        path.startsWith('manifest/build') || path.startsWith('manifest/env') || existsSync(new URL(path, root)),
      ]).toEqual([path, true]);
  });

  it('runs only npm scripts that there are', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(textOf('package.json')));
    const run = steps.flatMap((each) => /^run (\S+)/.exec(each.with.args ?? '')?.[1] ?? []);
    for (const script of run) expect(Object.keys(scripts)).toContain(script);
  });

  it('has every value from a step before it, from the example of the settings, or from the infrastructure', () => {
    const example = [...textOf('manifest/env/.env.example').matchAll(/^(\w+)=/gm)].map(([, key]) => key);
    const outputs = [...textOf('infra/main.bicep').matchAll(/^output (\w+)/gm)].map(([, key]) => key);
    const made = steps.flatMap((each) => Object.values(each.writeToEnvironmentFile ?? {}));
    // The toolkit makes this one by itself, and the developer this other.
    const known = new Set([
      ...example,
      ...outputs,
      ...made,
      'AAD_APP_ACCESS_AS_USER_PERMISSION_ID',
      'SECRET_DATABASE_URL',
    ]);
    const asked = [
      text,
      textOf('manifest/manifest.json'),
      textOf('manifest/aad.manifest.json'),
      textOf('infra/azure.parameters.json'),
    ];
    const wanted = asked.flatMap((each) => [...each.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, key]) => key ?? ''));
    expect(wanted.filter((key) => !known.has(key))).toEqual([]);
  });
});

it('the template asks for nothing that the command does not know', () => {
  const asked = [...textOf('manifest/manifest.json').matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
  expect([...new Set(asked)].sort()).toEqual(Object.keys(variables).sort());
});

describe('the registration', () => {
  const shape = z.looseObject({
    signInAudience: z.string(),
    identifierUris: z.array(z.string()),
    api: z.object({
      requestedAccessTokenVersion: z.number(),
      oauth2PermissionScopes: z.array(z.looseObject({ id: z.string(), value: z.string() })),
      preAuthorizedApplications: z.array(z.object({ appId: z.guid(), delegatedPermissionIds: z.array(z.string()) })),
    }),
    appRoles: z.array(z.object({ id: z.guid(), value: z.string() }).loose()),
    requiredResourceAccess: z.array(
      z.object({ resourceAppId: z.string(), resourceAccess: z.array(z.object({ id: z.string(), type: z.string() })) }),
    ),
  });
  const registration = shape.parse(JSON.parse(textOf('manifest/aad.manifest.json')));

  it('is of one tenant, has no secret, and gives tokens of version 2 under the name that the manifest asks for', () => {
    expect(registration).toMatchObject({ signInAudience: 'AzureADMyOrg', api: { requestedAccessTokenVersion: 2 } });
    expect(registration).not.toHaveProperty('passwordCredentials');
    expect(textOf('manifest/manifest.json')).toContain(`"resource": "${registration.identifierUris[0]}"`);
  });

  it('lets Teams’ own clients, and no other, sign people in to the one scope', () => {
    const [scope] = registration.api.oauth2PermissionScopes;
    expect(registration.api.oauth2PermissionScopes.map(({ value }) => value)).toEqual(['access_as_user']);
    // Source: Microsoft Learn, "Configure your tab app in Microsoft Entra ID": Teams on desktop and phone, and on the web.
    expect(registration.api.preAuthorizedApplications).toEqual(
      ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'].map((appId) => ({
        appId,
        delegatedPermissionIds: [scope?.id],
      })),
    );
  });

  it('has app roles that each make somebody what the name says, and none that opens the sealed part', () => {
    const made = registration.appRoles.map(({ value }) =>
      rolesClaimed({ appRoles: [value], groups: [] }, { roles: new Map(), appRoles: {} }),
    );
    expect(made).toEqual([['securityPartner'], ['securityCoordinator'], ['securityLeadership']]);
    // What Entra takes as a value.
    for (const { value } of registration.appRoles) expect(value).toMatch(/^[\w.-]+$/);
    expect(new Set(registration.appRoles.map(({ id }) => id)).size).toBe(registration.appRoles.length);
  });

  it('asks for the permissions that the running product calls by, and no more', () => {
    const [graph] = registration.requiredResourceAccess;
    const needed = calls.flatMap((call) => {
      const { permission } = call;
      // Those of an administrator's own command, of the manifest's resource-specific consent, and the one that is off by default.
      const elsewhere =
        'administrator' in call || permission === 'TeamsActivity.Send.User' || permission === 'MailboxSettings.Read';
      return permission === null || elsewhere ? [] : [permission];
    });
    expect(graph?.resourceAccess.map(({ id }) => id).sort()).toEqual([...new Set(needed)].sort());
    expect(graph?.resourceAccess.every(({ type }) => type === 'Role')).toBe(true);
  });
});
