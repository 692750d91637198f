// Puts the keys of the sealed part into the vault. A deployment of its own, so that no other one can change them, and
// through Azure's management, so that the vault itself stays closed to every network but ours.
targetScope = 'resourceGroup'

@description('VAULT_NAME of the main deployment.')
param vaultName string

@description('The key file, as `npm run keys` made it.')
@secure()
param keys object

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'trygg-keys'
  properties: {
    contentType: 'trygg-keys/1'
    value: string(keys)
  }
}
