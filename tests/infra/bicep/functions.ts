import { createHash } from 'node:crypto';

/** What a Bicep expression can be worth. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type ObjectValue = { readonly [key: string]: Value };

export const group = '/subscriptions/00000000-0000-4000-8000-0000000000aa/resourceGroups/trygg';
const tenantId = '00000000-0000-4000-8000-0000000000bb';

export const isObject = (value: Value): value is ObjectValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hash = (parts: readonly Value[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Those of Bicep's functions that infra/ uses, for one invented resource group. Another one is an error. */
export const functions: { readonly [name: string]: (...args: readonly Value[]) => Value } = {
  resourceGroup: () => ({ id: group, name: 'trygg', location: 'swedencentral' }),
  subscription: () => ({ id: group.split('/resourceGroups')[0] ?? '', tenantId }),
  uniqueString: (...parts) => hash(parts).slice(0, 13),
  guid: (...parts) => hash(parts).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5'),
  subscriptionResourceId: (type, name) => `${group.split('/resourceGroups')[0]}/providers/${text(type)}/${text(name)}`,
  toLower: (value) => text(value).toLowerCase(),
  take: (value, count) => text(value).slice(0, Number(count)),
  empty: (value) => value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0),
  string: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  union: (...objects) => Object.assign({}, ...objects.map(object)),
  cidrSubnet(prefix, bits, index) {
    const [address = '', given = ''] = text(prefix).split('/');
    const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
    if (Number(bits) < Number(given)) throw new Error(`cidrSubnet: /${bits} does not fit into /${given}`);
    const last = d + Number(index) * 2 ** (32 - Number(bits));
    if (last > 255) throw new Error('cidrSubnet: beyond what this reader computes');
    return `${a}.${b}.${c}.${last}/${bits}`;
  },
};

function text(value: Value | undefined): string {
  if (typeof value !== 'string') throw new Error(`a string was expected, not ${JSON.stringify(value)}`);
  return value;
}

function object(value: Value): ObjectValue {
  if (!isObject(value)) throw new Error(`an object was expected, not ${JSON.stringify(value)}`);
  return value;
}

/** What Azure answers of a resource only when it is there, as far as infra/ asks. */
export function answersOf(type: string, name: string): ObjectValue {
  const known: { readonly [type: string]: ObjectValue } = {
    'Microsoft.ManagedIdentity/userAssignedIdentities': {
      clientId: '00000000-0000-4000-8000-0000000000c1',
      principalId: '00000000-0000-4000-8000-0000000000c2',
    },
    'Microsoft.Web/sites': { defaultHostName: `${name}.azurewebsites.net` },
    'Microsoft.Insights/components': {
      ConnectionString:
        'InstrumentationKey=00000000-0000-4000-8000-0000000000d1;IngestionEndpoint=https://swedencentral-0.in.applicationinsights.azure.com/',
    },
    'Microsoft.DBforPostgreSQL/flexibleServers': {
      fullyQualifiedDomainName: `${name}.postgres.database.azure.com`,
    },
    'Microsoft.KeyVault/vaults': { vaultUri: `https://${name}.vault.azure.net/` },
  };
  return known[type] ?? {};
}
