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
};
export type OperationsWords = typeof sv;
