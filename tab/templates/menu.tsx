import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { DocumentCopy20Regular, Settings20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import type { Task, TaskTemplate } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { IconOnPhone } from '../look/icon-on-phone.tsx';
import { useSnack } from '../look/snack.tsx';
import { useModal } from '../look/use-modal.ts';
import { keptNew, useUndo } from '../tasks/undo.tsx';
import { fill, useWords } from '../words.tsx';
import { useTemplates } from './use-templates.ts';

const TemplatesDialog = lazy(() => import('./dialog.tsx'));

type Props = {
  /** Hears of the task that was made. */
  readonly made: (task: Task) => void;
};

/** A task of a template in two presses, and the way to the templates themselves. */
export default function TemplateMenu({ made }: Props) {
  const words = useWords();
  const text = words.templates;
  const [open, setOpen] = useState(false);
  const { asked, ask, gone } = useModal<'templates'>();
  return (
    <>
      <Menu open={open} onOpenChange={(_, data) => setOpen(data.open)}>
        <MenuTrigger disableButtonEnhancement>
          <IconOnPhone name={text.menu} icon={<DocumentCopy20Regular />} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {open && <Choices made={made} />}
            <MenuDivider />
            <MenuItem icon={<Settings20Regular />} onClick={() => ask('templates')}>
              {text.manage}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Suspense>{asked && <TemplatesDialog key={asked.key} gone={() => gone(asked.key)} />}</Suspense>
    </>
  );
}

function Choices({ made }: Props) {
  const words = useWords();
  const text = words.templates;
  const snack = useSnack();
  const { api } = useKnown();
  const { did } = useUndo();
  const { templates, why } = useTemplates();
  const kept = (templates ?? []).filter((template) => !template.removed);
  async function use(template: TaskTemplate) {
    try {
      const task = await api.send<Task>('POST', `/api/templates/${template.id}/tasks`, {});
      if (!task) return;
      did(fill(text.made, { number: task.number }), [keptNew(task)]);
      made(task);
    } catch (error) {
      snack({ kind: 'failed', text: whyOf(error, words.errors.network) });
    }
  }
  if (kept.length === 0) return <MenuItem disabled>{why ?? (templates ? text.none : words.loading)}</MenuItem>;
  const origins = [...new Set(kept.map(({ origin }) => origin))];
  return origins.map((origin) => (
    <MenuGroup key={origin}>
      <MenuGroupHeader>{words.tasks.origins[origin]}</MenuGroupHeader>
      {kept
        .filter((template) => template.origin === origin)
        .map((template) => (
          <MenuItem key={template.id} onClick={() => void use(template)}>
            {template.title}
          </MenuItem>
        ))}
    </MenuGroup>
  ));
}
