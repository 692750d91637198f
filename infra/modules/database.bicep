// PostgreSQL in the private network, opened by Entra alone: there is no password to leak, and no door to the internet.
param name string
param location string
param tags object
param sku string
param tier string
param storageGB int
param backupDays int
param geoRedundantBackup string
param highAvailability string
param tenantId string
param identityName string
param identityPrincipalId string
param administrators object
param subnetId string
param privateDnsZoneId string
param workspaceId string

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: sku
    tier: tier
  }
  properties: {
    version: '16'
    createMode: 'Default'
    authConfig: {
      activeDirectoryAuth: 'Enabled'
      passwordAuth: 'Disabled'
      tenantId: tenantId
    }
    storage: {
      storageSizeGB: storageGB
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: backupDays
      geoRedundantBackup: geoRedundantBackup
    }
    highAvailability: {
      mode: highAvailability
    }
    network: {
      publicNetworkAccess: 'Disabled'
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: privateDnsZoneId
    }
  }
}

// Trygg owns its tables and migrates them, and nothing else lives on this server. A role with less would have to be
// made by hand, in SQL, from inside the network. The server takes one such change at a time, hence the chain below.
resource identityAdministrator 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2024-08-01' = {
  parent: server
  name: identityPrincipalId
  properties: {
    principalName: identityName
    principalType: 'ServicePrincipal'
    tenantId: tenantId
  }
}

resource groupAdministrator 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2024-08-01' = if (!empty(administrators)) {
  parent: server
  name: administrators.?objectId ?? 'none'
  properties: {
    principalName: administrators.?name ?? 'none'
    principalType: 'Group'
    tenantId: tenantId
  }
  dependsOn: [identityAdministrator]
}

resource onlyEncrypted 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'require_secure_transport'
  properties: {
    value: 'on'
    source: 'user-override'
  }
  dependsOn: [groupAdministrator]
}

resource tls 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'ssl_min_protocol_version'
  properties: {
    value: 'TLSv1.3'
    source: 'user-override'
  }
  dependsOn: [onlyEncrypted]
}

// A refused row's values stand in the details of its error, and a failed statement may hold them: neither is logged.
resource noDetails 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'log_error_verbosity'
  properties: {
    value: 'terse'
    source: 'user-override'
  }
  dependsOn: [tls]
}

resource noStatements 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'log_min_error_statement'
  properties: {
    value: 'panic'
    source: 'user-override'
  }
  dependsOn: [noDetails]
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: 'trygg'
  properties: {
    charset: 'UTF8'
    collation: 'en_US.utf8'
  }
  dependsOn: [noStatements]
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: server
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'PostgreSQLLogs'
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

output name string = server.name
// The user is the identity; its password is a token of minutes, fetched for each connection.
output url string = 'postgresql://${identityName}@${server.properties.fullyQualifiedDomainName}:5432/${database.name}?sslmode=verify-full'
