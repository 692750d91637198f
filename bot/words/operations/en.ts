import type { OperationsWords } from './sv.ts';

export const en: OperationsWords = {
  proofEndsSoon:
    'The proof of who the app is ({setting}) ends on {on}. Make a new one on the app registration in Entra and change it before then: otherwise Trygg cannot send messages.',
  proofEnded:
    'The proof of who the app is ({setting}) ended on {on}. Trygg cannot send messages. Make a new one on the app registration in Entra, change it and restart.',
  directoryNever:
    'Entra ID has not answered yet. Trygg goes by the organisation file alone. Check the permissions of the app (User.Read.All, GroupMember.Read.All, Presence.Read.All) and that Graph can be reached.',
  directoryOld:
    'Entra ID has not answered for {minutes} minutes. Trygg goes by the last known answer. Check the permissions of the app and that Graph can be reached.',
  troubles: {
    tokenRefused:
      "Microsoft Graph ({what}): Entra gives Trygg no access. Check the app's proof of identity in its registration in Entra.",
    accessDenied:
      'SharePoint ({what}): Trygg may not use the site. Check that Sites.Selected has consent, and give the app the role write: npm run sharepoint:provision -- --apply.',
    siteGone: 'SharePoint ({what}): there is no site at SHAREPOINT_SITE. Restore it, or correct the address.',
    listMissing:
      'SharePoint ({what}): the list is gone. Restore it from the recycle bin, or make it again: npm run sharepoint:provision -- --apply.',
    columnMissing:
      'SharePoint ({what}): the list lacks a column. Make it again: npm run sharepoint:provision -- --apply.',
    rowRefused:
      'SharePoint ({what}): the list will not have the row. Check the types and choices of its columns: npm run sharepoint:provision.',
    folderMissing:
      'SharePoint ({what}): the library lacks a folder. Restore it from the recycle bin, or make it again: npm run sharepoint:provision -- --apply.',
    minutesChanged:
      'Minutes ({what}): the locked minutes do not fit their checksum, so they are not put in SharePoint. Something was changed in the database. Check with npm run events:verify, and compare with a backup.',
    groupEmpty:
      'Entra ID: the group {what} has no members. The last known ones hold. Check the group, or take it out of the organisation file.',
    groupGone: 'Entra ID: there is no group {what}. The last known members hold. Correct the organisation file.',
    directoryRefused:
      "Entra ID ({what}): Trygg may not read. Give consent to the app's permissions (User.Read.All, GroupMember.Read.All, Presence.Read.All).",
  },
};
