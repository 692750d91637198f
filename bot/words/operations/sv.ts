/** What whoever runs Trygg is told, at /ready and by the commands. {on} is a date, {setting} a variable. */
export const sv = {
  proofEndsSoon:
    'Beviset på vem appen är ({setting}) slutar gälla {on}. Skapa ett nytt på appregistreringen i Entra och byt före dess: annars kan Trygg inte skicka meddelanden.',
  proofEnded:
    'Beviset på vem appen är ({setting}) slutade gälla {on}. Trygg kan inte skicka meddelanden. Skapa ett nytt på appregistreringen i Entra, byt och starta om.',
  directoryNever:
    'Entra ID har inte svarat än. Trygg använder bara organisationsfilen. Kontrollera appens behörigheter (User.Read.All, GroupMember.Read.All, Presence.Read.All) och att Graph går att nå.',
  directoryOld:
    'Entra ID har inte svarat på {minutes} minuter. Trygg använder det senast kända svaret. Kontrollera appens behörigheter och att Graph går att nå.',
  /** What only an administrator can mend; {what} names the list (case, task), the row by Trygg's id, or the group. */
  troubles: {
    tokenRefused:
      'Microsoft Graph ({what}): Entra ger Trygg ingen åtkomst. Kontrollera beviset på vem appen är i appregistreringen i Entra.',
    accessDenied:
      'SharePoint ({what}): Trygg får inte använda webbplatsen. Kontrollera att Sites.Selected är godkänd och ge appen rollen write: npm run sharepoint:provision -- --apply.',
    siteGone: 'SharePoint ({what}): webbplatsen i SHAREPOINT_SITE finns inte. Återställ den eller rätta adressen.',
    listMissing:
      'SharePoint ({what}): listan finns inte. Återställ den ur papperskorgen eller skapa den igen: npm run sharepoint:provision -- --apply.',
    columnMissing:
      'SharePoint ({what}): listan saknar en kolumn. Skapa den igen: npm run sharepoint:provision -- --apply.',
    rowRefused:
      'SharePoint ({what}): listan tar inte emot raden. Kontrollera att kolumnerna har sina typer och val: npm run sharepoint:provision.',
    folderMissing:
      'SharePoint ({what}): biblioteket saknar en mapp. Återställ den ur papperskorgen eller skapa den igen: npm run sharepoint:provision -- --apply.',
    minutesChanged:
      'Protokoll ({what}): det låsta protokollet stämmer inte med sin kontrollsumma och läggs därför inte i SharePoint. Något har ändrats i databasen. Kontrollera med npm run events:verify och jämför med en säkerhetskopia.',
    groupEmpty:
      'Entra ID: gruppen {what} har inga medlemmar. De senast kända gäller. Kontrollera gruppen, eller ta bort den ur organisationsfilen.',
    groupGone: 'Entra ID: gruppen {what} finns inte. De senast kända medlemmarna gäller. Rätta organisationsfilen.',
    directoryRefused:
      'Entra ID ({what}): Trygg får inte läsa. Godkänn appens behörigheter (User.Read.All, GroupMember.Read.All, Presence.Read.All).',
  },
};
export type OperationsWords = typeof sv;
