import type { CardId, PersonId, TaskId } from '../../core/ids.ts';

/** Why someone is told of a task: they answer for it now, they take part in it now, or a comment names them. */
export type NoticeReason = 'given' | 'joined' | 'mentioned';

export type TaskNotice = {
  readonly person: PersonId;
  readonly task: TaskId;
  readonly about: NoticeReason;
  /** The comment that names them; null otherwise. */
  readonly comment: string | null;
};

/** What people are to be told of tasks, and by which card they were. */
export type TaskNotices = {
  /** The same twice, before it is told, is once. */
  leave(notices: readonly TaskNotice[], at: Date): Promise<void>;
  /** Who has not been told of something yet. */
  waiting(): Promise<PersonId[]>;
  /** Gives all that one person has not been told yet to a card. */
  take(person: PersonId, card: CardId): Promise<void>;
  /** What a card tells, oldest first. */
  of(card: CardId): Promise<TaskNotice[]>;
};
