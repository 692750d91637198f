// The one process, on App Service, and a slot beside it where the next version warms up before it takes over.
param name string
param location string
param tags object
param sku string
param instances int
param minTlsVersion string
param identityId string
param subnetId string
param workspaceId string

@description('Settings of bot/config.ts; what the address decides is added here.')
param settings object

var identity = {
  type: 'UserAssigned'
  userAssignedIdentities: {
    '${identityId}': {}
  }
}

// The vault, the database and all else are reached through the private network; see the vault's private door.
var allThroughTheNetwork = {
  allTraffic: true
}

var siteConfig = {
  linuxFxVersion: 'NODE|24-lts'
  appCommandLine: 'node bot/main.ts'
  alwaysOn: true
  healthCheckPath: '/ready'
  http20Enabled: true
  minTlsVersion: minTlsVersion
  scmMinTlsVersion: '1.2'
  minTlsCipherSuite: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'
  ftpsState: 'Disabled'
  remoteDebuggingEnabled: false
  webSocketsEnabled: false
}

// `platform` steers App Service itself. Nothing is built there: the artefact holds all that runs.
var platform = {
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
  WEBSITE_RUN_FROM_PACKAGE: '1'
  WEBSITE_SWAP_WARMUP_PING_PATH: '/ready'
  WEBSITE_SWAP_WARMUP_PING_STATUSES: '200'
  WEBSITE_HEALTHCHECK_MAXPINGFAILURES: '5'
  // The exporter's own figures, which it would send to Microsoft.
  APPLICATION_INSIGHTS_NO_STATSBEAT: 'true'
}

var common = union(settings, platform, {
  NODE_ENV: 'production'
  HOST: '0.0.0.0'
  DATA_DIR: '/home/data'
  // Both slots speak as the address that people's clients open: a swap must not change it.
  PUBLIC_URL: 'https://${site.properties.defaultHostName}'
})

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: sku
    capacity: instances
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: tags
  kind: 'app,linux'
  identity: identity
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: subnetId
    outboundVnetRouting: allThroughTheNetwork
    keyVaultReferenceIdentity: identityId
    siteConfig: siteConfig
  }
}

resource siteSettings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: site
  name: 'appsettings'
  properties: union(common, {
    WORKERS: 'on'
  })
}

// What waits beside the running version answers nobody but the swap, and runs no jobs.
resource staging 'Microsoft.Web/sites/slots@2024-11-01' = {
  parent: site
  name: 'staging'
  location: location
  tags: tags
  kind: 'app,linux'
  identity: identity
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: subnetId
    outboundVnetRouting: allThroughTheNetwork
    keyVaultReferenceIdentity: identityId
    siteConfig: union(siteConfig, {
      ipSecurityRestrictionsDefaultAction: 'Deny'
      scmIpSecurityRestrictionsUseMain: false
      scmIpSecurityRestrictionsDefaultAction: 'Allow'
    })
  }
}

resource stagingSettings 'Microsoft.Web/sites/slots/config@2024-11-01' = {
  parent: staging
  name: 'appsettings'
  properties: union(common, {
    WORKERS: 'off'
  })
}

resource staysWithTheSlot 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: site
  name: 'slotConfigNames'
  properties: {
    appSettingNames: ['WORKERS']
  }
}

resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noDeployPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: site
  name: 'scm'
  properties: {
    allow: false
  }
}

resource noStagingFtpPassword 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: staging
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noStagingDeployPassword 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: staging
  name: 'scm'
  properties: {
    allow: false
  }
}

// Trygg's own log, and who deployed. Not the HTTP log: it holds callers' addresses, and addresses hold ids.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: site
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
      {
        category: 'AppServiceAuditLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output id string = site.id
output name string = site.name
output host string = site.properties.defaultHostName
