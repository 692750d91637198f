// Everything that Trygg needs in Azure, in one resource group. What it does not make is the app registration, which
// lives in Entra: docs/install.md says how, and how the registration comes to trust the identity made here.
targetScope = 'resourceGroup'

@description('First part of each resource\'s name.')
@minLength(3)
@maxLength(12)
param name string = 'trygg'

@description('Where everything is kept; the organisation\'s data never leaves it unless databaseGeoRedundantBackup is Enabled.')
param location string = resourceGroup().location

@description('Tags of every resource, such as owner and cost centre.')
param tags object = {}

@description('Application (client) ID of the app registration.')
@minLength(36)
@maxLength(36)
param botAppId string

@description('Directory (tenant) ID of the app registration.')
@minLength(36)
@maxLength(36)
param botTenantId string = subscription().tenantId

@description('What people see the bot called.')
param botName string = 'Trygg'

@description('Teams costs nothing in either; S1 comes with a service level agreement.')
@allowed(['F0', 'S1'])
param botSku string = 'S1'

@description('The id in the Teams manifest.')
@minLength(36)
@maxLength(36)
param teamsAppId string

@description('Microsoft\'s cloud that the tenant lives in.')
@allowed(['public', 'usgov', 'usgovdod', 'china'])
param cloud string = 'public'

@description('Address of the SharePoint site, https://host/sites/name. Empty or none: no lists in SharePoint.')
param sharePointSite string = ''

@description('May Trygg ask Exchange whether somebody has automatic replies on?')
@allowed(['on', 'off'])
param mailboxSettings string = 'off'

@description('The organisation file inside the artefact. Empty: the invented region.')
param organisationFile string = 'organisation.yaml'

@description('Size of the App Service plan. Slots need Standard or Premium.')
param appSku string = 'P0v3'

@description('How many instances answer. Two keep answering while one is exchanged.')
@minValue(1)
@maxValue(10)
param appInstances int = 2

@description('Oldest TLS that callers may use.')
@allowed(['1.2', '1.3'])
param appMinTlsVersion string = '1.2'

@description('Name of a server that a restore has made. Empty: the one that is made here.')
param databaseServer string = ''

@description('Size of the database server. High availability needs GeneralPurpose or MemoryOptimized.')
param databaseSku string = 'Standard_D2ds_v5'

@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param databaseTier string = 'GeneralPurpose'

@minValue(32)
param databaseStorageGB int = 64

@description('How many days back the database can be restored, to the second.')
@minValue(7)
@maxValue(35)
param databaseBackupDays int = 35

@description('Enabled keeps a copy of the backups in the paired region. It can only be chosen when the server is made.')
@allowed(['Enabled', 'Disabled'])
param databaseGeoRedundantBackup string = 'Disabled'

@description('A second server that takes over: in another zone, in the same one, or none.')
@allowed(['ZoneRedundant', 'SameZone', 'Disabled'])
param databaseHighAvailability string = 'ZoneRedundant'

@description('An Entra group that may administer the database beside Trygg itself: its object id and name. Empty: nobody.')
param databaseAdministrators object = {}

@description('How many days logs and telemetry are kept. They hold no content and no persons.')
@minValue(30)
@maxValue(730)
param logDays int = 90

@description('The private network, at least a /24. It is joined to no other.')
param addressSpace string = '10.90.0.0/24'

var suffix = take(uniqueString(resourceGroup().id), 6)
var full = toLower('${name}-${suffix}')

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: '${full}-id'
    location: location
    tags: tags
  }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: full
    location: location
    tags: tags
    cloud: cloud
    addressSpace: addressSpace
  }
}

module telemetry 'modules/telemetry.bicep' = {
  name: 'telemetry'
  params: {
    name: full
    location: location
    tags: tags
    days: logDays
    identityPrincipalId: identity.outputs.principalId
  }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    name: empty(databaseServer) ? '${full}-db' : databaseServer
    location: location
    tags: tags
    sku: databaseSku
    tier: databaseTier
    storageGB: databaseStorageGB
    backupDays: databaseBackupDays
    geoRedundantBackup: databaseGeoRedundantBackup
    highAvailability: databaseHighAvailability
    tenantId: botTenantId
    identityName: identity.outputs.name
    identityPrincipalId: identity.outputs.principalId
    administrators: databaseAdministrators
    subnetId: network.outputs.databaseSubnetId
    privateDnsZoneId: network.outputs.databaseZoneId
    workspaceId: telemetry.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: 'kv-${full}'
    location: location
    tags: tags
    tenantId: botTenantId
    identityPrincipalId: identity.outputs.principalId
    subnetId: network.outputs.endpointSubnetId
    privateDnsZoneId: network.outputs.vaultZoneId
    workspaceId: telemetry.outputs.workspaceId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: full
    location: location
    tags: tags
    sku: appSku
    instances: appInstances
    minTlsVersion: appMinTlsVersion
    identityId: identity.outputs.id
    subnetId: network.outputs.appSubnetId
    workspaceId: telemetry.outputs.workspaceId
    settings: {
      BOT_APP_ID: botAppId
      BOT_TENANT_ID: botTenantId
      BOT_IDENTITY_CLIENT_ID: identity.outputs.clientId
      CLOUD: cloud
      TEAMS_APP_ID: teamsAppId
      DATABASE_URL: database.outputs.url
      DATABASE_AUTH: 'entra'
      KEY: '@Microsoft.KeyVault(SecretUri=${vault.outputs.keySecretUri})'
      ORG_FILE: organisationFile
      // The toolkit takes an empty value for a missing one, so that `none` says it there.
      SHAREPOINT_SITE: sharePointSite == 'none' ? '' : sharePointSite
      MAILBOX_SETTINGS: mailboxSettings
      APPLICATIONINSIGHTS_CONNECTION_STRING: telemetry.outputs.connectionString
    }
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: '${full}-bot'
    tags: tags
    displayName: botName
    sku: botSku
    appId: botAppId
    tenantId: botTenantId
    host: app.outputs.host
  }
}

@description('Host of the tab and the bot, for the manifest.')
output BOT_DOMAIN string = app.outputs.host

@description('Address of the bot and the tab, for the manifest.')
output BOT_ENDPOINT string = 'https://${app.outputs.host}'

@description('Where the toolkit deploys to.')
output APP_SERVICE_RESOURCE_ID string = app.outputs.id

output APP_SERVICE_NAME string = app.outputs.name

@description('Subject of the federated credential on the app registration.')
output IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId

output VAULT_NAME string = vault.outputs.name

output DATABASE_SERVER_NAME string = database.outputs.name
