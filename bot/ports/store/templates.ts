import type { TemplateId } from '../../core/ids.ts';
import type { Template } from '../../core/templates/template.ts';

/** What the network makes tasks of. */
export type Templates = {
  create(template: Template): Promise<void>;
  /** Held until the transaction ends. */
  lock(id: TemplateId): Promise<Template | null>;
  save(template: Template): Promise<void>;
  /** Those taken away too, by title. */
  list(): Promise<readonly Template[]>;
};
