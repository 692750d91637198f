import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { Add20Regular, DocumentCopy48Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { TaskTemplate, TemplateFields } from '../../bot/api/contract.ts';
import { ApiError, whyOf } from '../api.ts';
import { Empty } from '../look/empty.tsx';
import { Failed } from '../look/failed.tsx';
import { Loading } from '../look/loading.tsx';
import { Modal } from '../look/modal.tsx';
import { SnackPlace, useSnack } from '../look/snack.tsx';
import { fill, useWords } from '../words.tsx';
import { blank, TemplateForm } from './form.tsx';
import { useTemplates } from './use-templates.ts';

const useStyles = makeStyles({
  lead: { marginTop: 0, color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '12px',
    rowGap: '4px',
    padding: '10px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { flexGrow: 1, flexBasis: '260px', minWidth: 0, display: 'flex', flexDirection: 'column' },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  about: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  ways: { display: 'flex', columnGap: '4px' },
});

/** What is being written: a new one, or the id of one that is there. `why`: it was not kept. */
type Writing = { readonly of: TaskTemplate | null; readonly why: string | null; readonly round: number };

const fieldsOf = (template: TaskTemplate): TemplateFields => {
  const { origin, title, description, priority, dueInDays, recurrence, administration, checklist } = template;
  return { origin, title, description, priority, dueInDays, recurrence, administration, checklist };
};

/** The network's templates: what there is, whose it is, and how it is changed. */
export default function TemplatesDialog({ gone }: { readonly gone: () => void }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.templates;
  const snack = useSnack();
  const { templates, why, load, send } = useTemplates();
  const [writing, setWriting] = useState<Writing | null>(null);
  const reason = (error: unknown) => whyOf(error, words.errors.network);

  async function save(fields: TemplateFields) {
    const of = writing?.of ?? null;
    try {
      if (of) await send('PATCH', `/api/templates/${of.id}`, { base: of.version, fields });
      else await send('POST', '/api/templates', fields);
      setWriting(null);
      snack({ kind: 'said', text: fill(text.saved, { title: fields.title }) });
    } catch (error) {
      const overtaken = error instanceof ApiError && error.code === 'conflict';
      if (overtaken) await load();
      setWriting(
        (now) =>
          now && { ...now, why: overtaken ? text.form.changed : reason(error), round: now.round + (overtaken ? 1 : 0) },
      );
    }
  }
  async function put(template: TaskTemplate, removed: boolean) {
    try {
      await send('PATCH', `/api/templates/${template.id}`, { base: template.version, removed });
      const back = { ...template, version: template.version + 1 };
      const said = fill(removed ? text.removed : text.back, { title: template.title });
      const undo = { name: words.undo, go: () => void put(back, false) };
      snack({ kind: 'said', text: said, ...(removed ? { action: undo } : {}) });
    } catch (error) {
      snack({ kind: 'failed', text: reason(error) });
      await load();
    }
  }
  const kept = (templates ?? []).filter((template) => !template.removed);
  // Someone else's change is what the form begins from anew.
  const written = writing?.of ? (kept.find(({ id }) => id === writing.of?.id) ?? writing.of) : null;

  return (
    <Modal modalType={writing ? 'alert' : 'modal'} gone={gone}>
      {(leave) => (
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{writing ? (writing.of?.title ?? text.add) : text.title}</DialogTitle>
            <DialogContent>
              {writing && (
                <TemplateForm
                  key={writing.round}
                  fields={written ? fieldsOf(written) : blank}
                  why={writing.why}
                  save={save}
                  leave={() => setWriting(null)}
                />
              )}
              {!writing && (
                <>
                  <p className={styles.lead}>{text.lead}</p>
                  {why !== null && <Failed text={why} retry={() => void load()} />}
                  {why === null && !templates && <Loading label={words.loading} rows={3} />}
                  {templates && kept.length === 0 && (
                    <Empty icon={<DocumentCopy48Regular aria-hidden />} title={text.none} text={text.empty} />
                  )}
                  <ul className={styles.list}>
                    {kept.map((template) => (
                      <li key={template.id} className={styles.row}>
                        <span className={styles.what}>
                          <span className={styles.title}>{template.title}</span>
                          <span className={styles.about}>{about(template).join(' · ')}</span>
                        </span>
                        {template.mayChange && (
                          <span className={styles.ways}>
                            <Button
                              appearance="subtle"
                              aria-label={`${text.edit}: ${template.title}`}
                              onClick={() => setWriting({ of: template, why: null, round: 0 })}
                            >
                              {text.edit}
                            </Button>
                            <Button
                              appearance="subtle"
                              aria-label={`${text.remove}: ${template.title}`}
                              onClick={() => void put(template, true)}
                            >
                              {text.remove}
                            </Button>
                          </span>
                        )}
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </DialogContent>
            {!writing && (
              <DialogActions>
                <Button icon={<Add20Regular />} onClick={() => setWriting({ of: null, why: null, round: 0 })}>
                  {text.add}
                </Button>
                <Button appearance="primary" onClick={leave}>
                  {words.close}
                </Button>
              </DialogActions>
            )}
          </DialogBody>
          <SnackPlace below />
        </DialogSurface>
      )}
    </Modal>
  );

  function about({ origin, owner, dueInDays, recurrence, checklist }: TaskTemplate): string[] {
    const due = dueInDays === 0 ? text.dueToday : fill(text.due, { days: dueInDays ?? '' });
    return [
      words.tasks.origins[origin],
      fill(text.owner, { name: owner.name }),
      ...(dueInDays === null ? [] : [due]),
      ...(recurrence === null ? [] : [words.tasks.recurrences[recurrence]]),
      ...(checklist.length === 0 ? [] : [fill(text.lines, { count: checklist.length })]),
    ];
  }
}
