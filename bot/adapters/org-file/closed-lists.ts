import type { Kind, Ongoing, Urgency } from '../../core/cases/case.ts';
import type { PlaceAttribute } from '../../core/organisation/directory.ts';

// The core's closed lists as the file spells them. The compiler sees to it that none is missing.

export const kinds = {
  violence: 'violence',
  threat: 'threat',
  damage: 'damage',
  fire: 'fire',
  perimeterBreach: 'perimeterBreach',
  burglary: 'burglary',
  theft: 'theft',
} as const satisfies { readonly [kind in Kind]: kind };

export const ongoings = { over: 'over', mayRepeat: 'mayRepeat', ongoing: 'ongoing' } as const satisfies {
  readonly [ongoing in Ongoing]: ongoing;
};

export const urgencies = { low: 'low', medium: 'medium', high: 'high', acute: 'acute' } as const satisfies {
  readonly [urgency in Urgency]: urgency;
};

export const placeAttributes = {
  department: 'department',
  officeLocation: 'officeLocation',
  companyName: 'companyName',
  jobTitle: 'jobTitle',
  city: 'city',
} as const satisfies { readonly [attribute in PlaceAttribute]: attribute };
