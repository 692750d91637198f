/** Kinds of knowledge. Each action touches one of them. */
export const fieldGroups = ['pointer', 'content', 'identity', 'sealed', 'tasks'] as const;
export type FieldGroup = (typeof fieldGroups)[number];

/**
 * All that someone may do with a case or with the shared list, and what each touches.
 * A pointer is number, kind, place, time, urgency, status and function; content is every word and picture.
 */
export const actions = {
  seePointer: 'pointer',
  /** What happened when, by whom in the function; never what was said. */
  readTimeline: 'pointer',
  take: 'pointer',
  /** From a colleague of the same function who has it. */
  takeOver: 'pointer',
  assess: 'pointer',
  handOver: 'pointer',
  declareConflict: 'pointer',

  readContent: 'content',
  seePhotos: 'content',
  ask: 'content',
  close: 'content',
  /** The reporter's own moves. */
  readOwn: 'content',
  answer: 'content',
  add: 'content',
  withdraw: 'content',

  /** Who reported, when that is not protected. */
  readIdentity: 'identity',
  readSealed: 'sealed',

  /** Tasks that came of the case. */
  seeTasks: 'tasks',
  makeTask: 'tasks',
} as const satisfies { readonly [action: string]: FieldGroup };
export type Action = keyof typeof actions;

export const allActions = Object.keys(actions).filter((name): name is Action => name in actions);

/** The same for a task of the shared list. */
export const taskActions = ['see', 'add', 'edit', 'assign', 'move', 'comment', 'finish'] as const;
export type TaskAction = (typeof taskActions)[number];

/**
 * The same for a forum's meetings. `seeTitles` is the agenda's headings and nothing more; `see` is the forum's one fixed
 * view, the same for every member whatever else they may read.
 */
export const meetingActions = [
  'seeTitles',
  'see',
  'propose',
  'plan',
  'cancel',
  'prepare',
  'start',
  'lead',
  'attend',
  'act',
  'end',
  'record',
  'approve',
  'lock',
  'addend',
] as const;
export type MeetingAction = (typeof meetingActions)[number];
