/*
 * The term that this window leads by. Kept for the window, so that a reload gives the lead back; another window of the
 * same person has none, and leads nothing by mistake.
 */
const terms = new Map<string, number>();
const slot = (meeting: string) => `trygg.lead.${meeting}`;

export function keptTerm(meeting: string): number | null {
  const known = terms.get(meeting);
  if (known !== undefined) return known;
  try {
    const kept = sessionStorage.getItem(slot(meeting));
    return kept === null ? null : Number(kept);
  } catch {
    // A frame whose storage is closed to it.
    return null;
  }
}

export function keepTerm(meeting: string, term: number | null): void {
  if (term === null) terms.delete(meeting);
  else terms.set(meeting, term);
  try {
    if (term === null) sessionStorage.removeItem(slot(meeting));
    else sessionStorage.setItem(slot(meeting), String(term));
  } catch {
    // Holds until the page is left.
  }
}
