import type { PersonId, TaskFileId, TaskId } from '../ids.ts';

/** Largest file in bytes, and most files of one task. */
export const TASK_FILE_LIMIT = 25_000_000;
export const TASK_FILES_LIMIT = 50;

/** What a task may hold, and the endings that a name of it may have; the first one is given to a name that has none of them. */
export const taskFileTypes = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
} as const satisfies { readonly [type: string]: readonly string[] };
export type TaskFileType = keyof typeof taskFileTypes;

export const isTaskFileType = (type: string): type is TaskFileType => Object.hasOwn(taskFileTypes, type);

export type TaskFile = {
  readonly id: TaskFileId;
  readonly task: TaskId;
  /** As people read it, and unlike every other name on the task. */
  readonly name: string;
  readonly type: TaskFileType;
  /** Bytes. */
  readonly size: number;
  readonly by: PersonId;
  readonly at: Date;
  /** Hidden, and put back by one press. */
  readonly removed: boolean;
  /** Where it stands in SharePoint, when it does. */
  readonly url: string | null;
};

export type TaskFileStep = {
  readonly file: TaskFileId;
  readonly name: string;
  readonly step: 'added' | 'removed' | 'restored';
  readonly by: PersonId;
  readonly at: Date;
};

const LONGEST = 120;

/**
 * A file's name as a person may read it and SharePoint will have it, with an ending of its type: `Ritning (2).pdf`
 * where `taken` holds `Ritning.pdf`. What cannot stand in a name is left out. Source: Microsoft Support,
 * "Restrictions and limitations in OneDrive and SharePoint".
 */
export function fileName(given: string, type: TaskFileType, taken: ReadonlySet<string>): string {
  const clean = given
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}"*:<>?/\\|#%~&{}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[\s.]+$/, '');
  const endings: readonly string[] = taskFileTypes[type];
  const [, ending = ''] = /\.([^.]+)$/.exec(clean) ?? [];
  const known = endings.includes(ending.toLowerCase());
  const stem = (known ? clean.slice(0, -ending.length - 1) : clean)
    .replace(/^[\s._]+/, '')
    .slice(0, LONGEST)
    .replace(/[\s.]+$/, '');
  const last = known ? ending.toLowerCase() : (endings[0] ?? '');
  const lower = new Set([...taken].map((name) => name.toLowerCase()));
  for (let copy = 1; ; copy += 1) {
    const name = `${stem === '' ? 'fil' : stem}${copy === 1 ? '' : ` (${copy})`}.${last}`;
    if (!lower.has(name.toLowerCase())) return name;
  }
}
