import type { OriginKind, Priority, Recurrence, TaskStatus } from '../../bot/api/contract.ts';

/** What the lists of the tab offer of a task's closed fields, in this order. */
export const statuses = ['open', 'inProgress', 'done'] as const satisfies readonly TaskStatus[];
export const priorities = ['urgent', 'important', 'medium', 'low'] as const satisfies readonly Priority[];
export const recurrences = ['P1W', 'P2W', 'P1M', 'P3M', 'P6M', 'P1Y'] as const satisfies readonly Recurrence[];
/** What people may say that a task came of; that it came of a case is never theirs to say. */
export const manualOrigins = [
  'manual',
  'rsa',
  'selfInspection',
  'inspectionRemark',
  'goal',
  'meeting',
  'externalRequest',
] as const satisfies readonly OriginKind[];
export const origins = ['case', ...manualOrigins] as const satisfies readonly OriginKind[];
