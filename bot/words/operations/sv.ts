/** What whoever runs Trygg is told, at /ready and by the commands. {on} is a date, {setting} a variable. */
export const sv = {
  proofEndsSoon:
    'Beviset på vem appen är ({setting}) slutar gälla {on}. Skapa ett nytt på appregistreringen i Entra och byt före dess: annars kan Trygg inte skicka meddelanden.',
  proofEnded:
    'Beviset på vem appen är ({setting}) slutade gälla {on}. Trygg kan inte skicka meddelanden. Skapa ett nytt på appregistreringen i Entra, byt och starta om.',
};
export type OperationsWords = typeof sv;
