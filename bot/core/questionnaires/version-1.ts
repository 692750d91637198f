import type { PageShape, Questionnaire } from './questionnaire.ts';

/**
 * The pages of version 1. Published: they never change. Names of patients or suspects are never asked for.
 * Source of the fields: domain words, step 2.
 */
const course = {
  id: 'course',
  fields: [
    { key: 'courseOfEvents', type: 'text', multiline: true, max: 4000 },
    { key: 'exactPlace', type: 'text', multiline: false, max: 200 },
  ],
} as const satisfies PageShape<string, string>;

const violence = {
  id: 'violence',
  fields: [
    {
      key: 'violenceHow',
      type: 'choices',
      options: [
        'hit',
        'kick',
        'push',
        'grip',
        'scratch',
        'bite',
        'spit',
        'chokehold',
        'thrownObject',
        'weapon',
        'sexual',
        'other',
      ],
    },
    { key: 'violenceWith', type: 'text', multiline: false, max: 200 },
  ],
} as const satisfies PageShape<string, string>;

const threat = {
  id: 'threat',
  fields: [
    { key: 'threatHow', type: 'choices', options: ['spoken', 'phone', 'digital', 'letter', 'physical', 'weapon'] },
    { key: 'threatAgainst', type: 'choices', options: ['me', 'colleague', 'family', 'patient', 'workplace'] },
    { key: 'threatMeaning', type: 'text', multiline: true, max: 2000 },
    { key: 'threatSaved', type: 'choice', options: ['yes', 'no', 'unknown'] },
  ],
} as const satisfies PageShape<string, string>;

const damage = {
  id: 'damage',
  fields: [
    {
      key: 'damageWhat',
      type: 'choices',
      options: ['windowOrDoor', 'lock', 'facade', 'graffiti', 'furniture', 'equipment', 'vehicle', 'fence', 'other'],
    },
    { key: 'damageExtent', type: 'choice', options: ['minor', 'usable', 'unusable'] },
    { key: 'damageCost', type: 'number', min: 0, max: 100_000_000, unit: 'kr' },
    { key: 'damageOwner', type: 'choice', options: ['own', 'rented', 'personal', 'other', 'unknown'] },
  ],
} as const satisfies PageShape<string, string>;

const fire = {
  id: 'fire',
  fields: [
    { key: 'fireWhere', type: 'choice', options: ['indoors', 'outdoors', 'vehicle'] },
    {
      key: 'fireCause',
      type: 'choice',
      options: ['suspectedArson', 'electrical', 'stove', 'smoking', 'other', 'unknown'],
    },
    {
      key: 'fireOut',
      type: 'choice',
      options: ['byStaff', 'byFireService', 'bySprinkler', 'byItself', 'stillBurning'],
    },
    { key: 'fireAlarmRang', type: 'toggle' },
  ],
} as const satisfies PageShape<string, string>;

const entry = {
  id: 'entry',
  fields: [
    {
      key: 'entryWay',
      type: 'choices',
      options: ['door', 'window', 'fenceOrGate', 'roofOrWall', 'followedSomeone', 'keyOrCard', 'leftOpen', 'unknown'],
    },
    { key: 'entryReached', type: 'choice', options: ['inside', 'attemptOnly', 'unknown'] },
    { key: 'entrySecured', type: 'choice', options: ['yes', 'no', 'unknown'] },
  ],
} as const satisfies PageShape<string, string>;

const stolen = {
  id: 'stolen',
  fields: [
    {
      key: 'stolenWhat',
      type: 'choices',
      options: [
        'computerOrPhone',
        'equipment',
        'medicines',
        'keysOrCards',
        'documents',
        'money',
        'vehicle',
        'personalBelongings',
        'nothing',
        'other',
      ],
    },
    { key: 'stolenDescription', type: 'text', multiline: true, max: 1000 },
    { key: 'stolenValue', type: 'number', min: 0, max: 100_000_000, unit: 'kr' },
  ],
} as const satisfies PageShape<string, string>;

const affected = {
  id: 'affected',
  fields: [
    { key: 'affectedCount', type: 'number', min: 0, max: 1000, unit: null },
    {
      key: 'affectedRoles',
      type: 'choices',
      options: ['employee', 'manager', 'electedOfficial', 'student', 'contractor', 'patient', 'relative', 'visitor'],
    },
    { key: 'physicalInjury', type: 'choice', options: ['none', 'minor', 'serious', 'unknown'] },
    { key: 'psychologicalInjury', type: 'choice', options: ['none', 'minor', 'serious', 'unknown'] },
    {
      key: 'care',
      type: 'choices',
      options: ['none', 'firstAid', 'healthCentre', 'hospital', 'occupationalHealth', 'planned'],
    },
  ],
} as const satisfies PageShape<string, string>;

const offender = {
  id: 'offender',
  fields: [
    {
      key: 'offenderCategory',
      type: 'choices',
      options: ['patient', 'relative', 'visitor', 'colleague', 'student', 'other', 'unknown'],
    },
    { key: 'offenderCount', type: 'number', min: 1, max: 1000, unit: null },
    { key: 'knownBefore', type: 'choice', options: ['yes', 'no', 'unknown'] },
    { key: 'offenderDescription', type: 'text', multiline: true, max: 1000 },
  ],
} as const satisfies PageShape<string, string>;

const protection = {
  id: 'protection',
  fields: [
    { key: 'loneWork', type: 'choice', options: ['yes', 'no', 'unknown'] },
    { key: 'alarm', type: 'choice', options: ['worked', 'failed', 'notUsed', 'none'] },
    { key: 'guard', type: 'choice', options: ['came', 'cameLate', 'neverCame', 'notCalled', 'none'] },
    { key: 'witnesses', type: 'choice', options: ['employees', 'others', 'both', 'no', 'unknown'] },
  ],
} as const satisfies PageShape<string, string>;

const measures = {
  id: 'measures',
  fields: [
    {
      key: 'measuresTaken',
      type: 'choices',
      options: [
        'policeCalled',
        'guardCalled',
        'managerTold',
        'personLeft',
        'doorsLocked',
        'evacuated',
        'evidenceKept',
        'supportGiven',
        'none',
      ],
    },
    { key: 'measuresOther', type: 'text', multiline: true, max: 1000 },
  ],
} as const satisfies PageShape<string, string>;

/** In the order in which they are asked. */
export const pages1 = [
  course,
  violence,
  threat,
  damage,
  fire,
  entry,
  stolen,
  affected,
  offender,
  protection,
  measures,
] as const;

export const questionnaires1 = [
  { id: 'violence', version: 1, pages: [course, violence, affected, offender, protection, measures] },
  { id: 'threat', version: 1, pages: [course, threat, affected, offender, protection, measures] },
  { id: 'damage', version: 1, pages: [course, damage, offender, protection, measures] },
  { id: 'fire', version: 1, pages: [course, fire, damage, affected, measures] },
  { id: 'perimeterBreach', version: 1, pages: [course, entry, offender, protection, measures] },
  { id: 'burglary', version: 1, pages: [course, entry, stolen, protection, measures] },
  { id: 'theft', version: 1, pages: [course, stolen, offender, measures] },
] as const satisfies readonly Questionnaire[];

type AnyPage = (typeof pages1)[number];
type AnyField = AnyPage['fields'][number];
export type PageId = AnyPage['id'];
export type FieldKey = AnyField['key'];
/** Options by the key of the field that offers them. */
export type Options = { [F in Extract<AnyField, { options: readonly string[] }> as F['key']]: F['options'][number] };
