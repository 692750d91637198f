/** What one wants to be told of in the chat. */
export const noticesSv = {
  open: 'Aviseringar',
  title: 'Vad ska Trygg skriva till dig om?',
  lead: 'Meddelandena kommer i chatten med Trygg. De säger hur många uppgifter det gäller, aldrig vad som står i dem. Ärenden som du ansvarar för får du alltid veta om.',
  kinds: {
    weekly: 'Min vecka, första arbetsdagen varje vecka',
    due: 'Uppgifter som förfaller eller just blivit försenade',
    given: 'När någon ger mig en uppgift',
    mentioned: 'När någon nämner mig i en kommentar',
  },
  saved: 'Sparat',
  failed: 'Det gick inte att spara: {why}',
};
