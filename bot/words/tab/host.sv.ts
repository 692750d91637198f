/** What the tab says of where it is opened, and of signing in there. `{name}` is a place to fill. */
export const hostSv = {
  outsideTeams: {
    title: 'Öppna Trygg i Teams',
    text: 'Fliken visas bara i Microsoft Teams, där Trygg vet vem du är.',
    open: 'Öppna i Teams',
    noApp: 'Saknar du Trygg i Teams? Be din it-support att lägga till appen.',
    danger: 'Är någon i fara? Ring 112.',
  },
  share: {
    copy: 'Kopiera länk',
    copied: 'Länken till {number} är kopierad. Den som får den ser bara det som hen har rätt att se.',
    window: 'Öppna i eget fönster',
    chat: 'Till chatten',
    failed: 'Det gick inte i den här versionen av Teams.',
  },
  stage: {
    title: 'Ärenden visas inte på mötets scen',
    text: 'Scenen syns för hela rummet. Öppna ärendet för dig själv i stället.',
    open: 'Öppna ärendet i Teams',
    tasks: 'Till uppgifterna',
  },
  setUp: {
    title: 'Ställ in fliken',
    lead: {
      channel: 'Fliken visar uppgiftslistan i kanalen. Var och en ser det som hen har rätt att se.',
      meeting: 'Fliken visar uppgiftslistan i mötet. Var och en ser det som hen har rätt att se.',
      chat: 'Fliken visar uppgiftslistan i chatten. Var och en ser det som hen har rätt att se.',
    },
    which: 'Vilka uppgifter ska fliken visa?',
    all: 'Alla förvaltningars uppgifter',
    hint: 'Alla i gruppen kan byta filter när de har öppnat fliken.',
    name: 'Uppgifter',
    nameOf: 'Uppgifter {administration}',
    save: 'Tryck på Spara för att lägga till fliken.',
    noList: 'Du kan lägga till fliken, men du ser själv bara de uppgifter som du har fått.',
  },
  lapsed: {
    text: 'Din inloggning behöver förnyas. Det du har skrivit finns kvar.',
    press: 'Logga in igen',
  },
  signInFailed: {
    press: 'Logga in',
    working: 'Väntar på Teams …',
    you: 'Det här kan du göra',
    it: 'Det här behöver it göra',
    itToo: 'Om det inte går: det här kan it göra',
    letter: 'Text att skicka till it',
    copy: 'Kopiera texten',
    copied: 'Texten är kopierad',
    marked: 'Texten är markerad. Tryck Ctrl+C för att kopiera den.',
    admin: 'Jag är administratör: godkänn Trygg',
    chat: 'Du kan rapportera i chatten ändå.',
    danger: 'Är någon i fara? Ring 112.',
    code: 'Felkod: {code}',
    noCode: 'ingen',
    /** `{appId}`, `{tenantId}`, `{link}` and `{code}` are filled in a letter. */
    kinds: {
      approval: {
        title: 'Trygg är inte godkänd än',
        what: 'En administratör behöver godkänna Trygg för hela organisationen. Du kan inte göra det själv.',
        you: 'Skicka texten nedan till din it-support. Försök igen när de har svarat.',
        it: 'Öppna länken i texten, logga in som administratör i Entra och godkänn. Det görs en gång.',
        letter:
          'Hej! Jag kan inte öppna Trygg i Teams. En administratör behöver godkänna appen för hela organisationen: {link}. Program-id: {appId}. Felkod: {code}.',
      },
      consent: {
        title: 'Trygg behöver ditt godkännande',
        what: 'Första gången frågar Microsoft om Trygg får veta ditt namn och din e-postadress.',
        you: 'Tryck på Logga in och godkänn i fönstret som öppnas. Får du inte godkänna, skicka texten nedan till it.',
        it: 'Godkänn Trygg för hela organisationen, så slipper alla frågan.',
        letter:
          'Hej! Trygg i Teams ber mig om ett godkännande. En administratör kan godkänna appen för alla: {link}. Program-id: {appId}. Felkod: {code}.',
      },
      stepUp: {
        title: 'Du behöver visa vem du är en gång till',
        what: 'Din organisation kräver en extra kontroll, till exempel en kod i mobilen.',
        you: 'Tryck på Logga in och följ stegen i fönstret som öppnas.',
        it: 'Se i inloggningsloggen i Entra vilken princip som inte uppfylls.',
        letter:
          'Hej! Jag kommer inte igenom den extra kontrollen när jag öppnar Trygg i Teams. Se inloggningsloggen för program-id {appId}. Felkod: {code}.',
      },
      policy: {
        title: 'Härifrån släpper din organisation inte in dig',
        what: 'En regel hos din organisation stoppar inloggningen. Det kan bero på datorn, mobilen, nätet eller platsen.',
        you: 'Prova från din arbetsdator eller på jobbets nät. Går det inte, skicka texten nedan till it.',
        it: 'Se i inloggningsloggen i Entra vilken princip för villkorsstyrd åtkomst som stoppar.',
        letter:
          'Hej! Villkorsstyrd åtkomst stoppar mig när jag öppnar Trygg i Teams. Se inloggningsloggen för program-id {appId}. Felkod: {code}.',
      },
      notAssigned: {
        title: 'Du har inte fått tillgång till Trygg',
        what: 'Trygg är bara öppen för dem som har tilldelats appen, och du är inte en av dem än.',
        you: 'Skicka texten nedan till din it-support. Försök igen när de har svarat.',
        it: 'Tilldela personen, eller en grupp där hen ingår, företagsprogrammet Trygg i Entra.',
        letter:
          'Hej! Jag har inte tilldelats Trygg. Lägg till mig, eller en grupp där jag ingår, på företagsprogrammet med program-id {appId}. Felkod: {code}.',
      },
      wrongAccount: {
        title: 'Du är inloggad i en annan organisation',
        what: 'Trygg är bara öppen för den egna organisationens konton. Gästkonton kommer inte in.',
        you: 'Byt organisation eller konto uppe till höger i Teams, och öppna Trygg igen.',
        it: 'Kontot ska höra till organisationen med katalog-id i texten.',
        letter:
          'Hej! Trygg i Teams säger att mitt konto hör till en annan organisation. Det ska höra till katalog-id {tenantId}. Felkod: {code}.',
      },
      cookies: {
        title: 'Webbläsaren stoppar inloggningen',
        what: 'Webbläsaren blockerar kakor från andra webbplatser, och Teams behöver dem för att logga in dig.',
        you: 'Öppna Teams som program på datorn eller i mobilen. Eller tillåt kakor för Teams i webbläsaren, och försök igen.',
        it: 'Tillåt kakor från tredje part för Microsofts inloggning och Teams i webbläsarens principer.',
        letter:
          'Hej! Webbläsaren blockerar kakor som Teams behöver för att logga in mig i Trygg (program-id {appId}). Felkod: {code}.',
      },
      popup: {
        title: 'Webbläsaren stoppade ett fönster',
        what: 'Inloggningen behöver visa ett fönster, och webbläsaren släppte inte fram det.',
        you: 'Tillåt popup-fönster för Teams i webbläsarens adressfält, och tryck på Logga in igen.',
        it: 'Tillåt popup-fönster för Teams i webbläsarens principer.',
        letter:
          'Hej! Webbläsaren blockerar popup-fönster från Teams, så att jag inte kan logga in i Trygg (program-id {appId}). Felkod: {code}.',
      },
      network: {
        title: 'Nätet är borta',
        what: 'Trygg når inte inloggningen just nu.',
        you: 'Kontrollera nätet och försök igen. Trygg försöker också av sig själv.',
        it: '',
        letter: '',
      },
      clock: {
        title: 'Klockan går fel',
        what: 'Din inloggning är giltig, men Tryggs server tror att den gäller en annan tid. Felet är inte ditt.',
        you: 'Skicka texten nedan till din it-support, och försök igen om en stund.',
        it: 'Ställ klockan på servern som Trygg körs på.',
        letter:
          'Hej! Trygg nekar inloggningar därför att serverns klocka går fel. Kontrollera tiden på servern. Program-id: {appId}.',
      },
      refused: {
        title: 'Trygg tog inte emot din inloggning',
        what: 'Teams loggade in dig, men Tryggs server godtog inte beviset. Felet är inte ditt.',
        you: 'Försök igen. Går det inte, skicka texten nedan till din it-support.',
        it: 'Kontrollera att serverns inställningar för program och katalog stämmer med appregistreringen.',
        letter:
          'Hej! Tryggs server nekar inloggningar från Teams. Kontrollera att BOT_APP_ID och BOT_TENANT_ID på servern stämmer med appregistreringen (program-id {appId}, katalog-id {tenantId}).',
      },
      setup: {
        title: 'Trygg är inte rätt installerad',
        what: 'Appen i Teams och dess registrering stämmer inte med varandra. Felet är inte ditt.',
        you: 'Skicka texten nedan till din it-support.',
        it: 'Jämför appens manifest (webApplicationInfo) med appregistreringens program-id-URI, och se installationsanvisningen.',
        letter:
          'Hej! Trygg i Teams är inte rätt installerad: manifestets webApplicationInfo stämmer inte med appregistreringen, eller så är registreringen avstängd. Program-id: {appId}. Felkod: {code}.',
      },
      unknown: {
        title: 'Det gick inte att logga in',
        what: 'Teams kunde inte logga in dig i Trygg, och säger inte varför.',
        you: 'Försök igen. Går det inte, starta om Teams. Hjälper inte det, skicka texten nedan till din it-support.',
        it: 'Se i inloggningsloggen i Entra vad som hände.',
        letter:
          'Hej! Jag kan inte logga in i Trygg i Teams. Se inloggningsloggen för program-id {appId}. Felkod: {code}.',
      },
    },
  },
};
