import { parseOrganisation } from '../../../bot/adapters/org-file/read-organisation.ts';
import { uncoveredCells } from '../../../bot/core/routing/coverage.ts';

/** The least that is a whole organisation. */
export const smallFile = `name: Liten region
version: "1"
caseNumberPrefix: LR
leadership: ledningen
fallback: avdelningen
custodian: avdelningen
dutyWithinMinutes: 15
holidays:
  - 2026-12-25
sites:
  - { id: huset, name: Huset, municipality: Hylte, alarm: { name: Vakten, number: "55 500" } }
region:
  id: regionen
  name: Liten region
  administrations:
    - id: sjukhuset
      name: Sjukhuset
      units:
        - { id: mottagningen, name: Mottagningen, site: huset }
people:
  - key: ada
    id: 7a000001-de30-4000-8000-0000000000A1
    name: Ada Testberg
    title: Säkerhetspartner
    unit: mottagningen
  - key: bo
    id: 7a000001-de30-4000-8000-0000000000b2
    name: Bo Provlund
    title: Säkerhetschef
    roles: [securityCoordinator]
functions:
  - id: partner
    name: Säkerhetspartner
    holders: [ada]
    hours: always
  - id: avdelningen
    name: Säkerhetsavdelningen
    holders: [bo]
    deputies: [ada]
    hours: [mon-fri 07:30-16:30, "sat,sun 10:00-14:00"]
  - id: ledningen
    name: Säkerhetsledningen
    holders: [bo]
    hours: always
rules:
  - id: alla
    place: regionen
    function: partner
urgencies:
  violence: { over: high, mayRepeat: acute, ongoing: acute }
  threat: { over: medium, mayRepeat: high, ongoing: acute }
  damage: { over: low, mayRepeat: medium, ongoing: high }
  fire: { over: medium, mayRepeat: high, ongoing: acute }
  perimeterBreach: { over: medium, mayRepeat: high, ongoing: acute }
  burglary: { over: medium, mayRepeat: high, ongoing: acute }
  theft: { over: low, mayRepeat: medium, ongoing: high }
ladders:
  acute: { holder: 5, deputy: 10, function: 15, leadership: 20, repeat: 15 }
  high: { holder: 15, deputy: 30, function: 45, leadership: 60, repeat: 30 }
  medium: { holder: 60, deputy: 120, function: 180, leadership: 240, repeat: 120 }
  low: { holder: 240, deputy: 480, function: 720, leadership: 1440, repeat: 1440 }
`;

export function read(text: string) {
  return parseOrganisation('org.yaml', text, { uncoveredCells });
}

/** The small file with one piece replaced; throws when the piece is not there once. */
export function changed(from: string, to: string, text = smallFile): string {
  if (text.split(from).length !== 2) throw new Error(`not there once: ${from}`);
  return text.replace(from, () => to);
}
