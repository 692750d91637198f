import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import {
  Bookmark20Regular,
  BookmarkAdd20Regular,
  BookmarkMultiple20Regular,
  Delete20Regular,
  Edit20Regular,
  Link20Regular,
  People20Regular,
  Save20Regular,
  Star20Filled,
  Star20Regular,
} from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import type { SavedView } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { IconOnPhone } from '../look/icon-on-phone.tsx';
import { useSnack } from '../look/snack.tsx';
import { useCopy } from '../look/use-copy.ts';
import { useModal } from '../look/use-modal.ts';
import { go, type Layout, tasksHash } from '../route.ts';
import { fill, useWords } from '../words.tsx';
import type { Query } from './query.ts';
import { useUndo } from './undo.tsx';
import type { Views } from './use-views.ts';

const ViewDialog = lazy(() => import('./view-dialog.tsx'));

const useStyles = makeStyles({
  none: { maxWidth: '30ch', padding: '6px 10px', color: tokens.colorNeutralForeground3 },
});

type Props = {
  readonly views: Views;
  readonly query: Query;
  readonly layout: Layout;
  /** The saved view that is shown, and whether the list is another than it says. */
  readonly active: SavedView | null;
  readonly changed: boolean;
};

/** Saved views: to open, to save what is shown now, to share, to rename and to take away. */
export default function ViewsMenu({ views, query, layout, active, changed }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.views.saved;
  const snack = useSnack();
  const copy = useCopy();
  const { teams } = useKnown();
  const { say } = useUndo();
  const { asked, ask, gone } = useModal<SavedView | null>();
  const own = views.views?.filter((view) => !view.shared) ?? [];
  const shared = views.views?.filter((view) => view.shared) ?? [];

  const tell = async (work: Promise<unknown>, said: string) => {
    try {
      await work;
      snack({ kind: 'said', text: said });
    } catch (error) {
      const why = whyOf(error, words.errors.network);
      snack({ kind: 'failed', text: fill(text.notSaved, { why }) });
    }
  };
  const link = (view: SavedView) => {
    const hash = tasksHash(view.layout, null, view.id);
    return teams ? teams.link(hash) : `${location.origin}${location.pathname}${hash}`;
  };
  async function remove(view: SavedView) {
    const { name, query: was, shared: of, layout: as } = view;
    try {
      await views.remove(view);
    } catch (error) {
      return snack({ kind: 'failed', text: whyOf(error, words.errors.network) });
    }
    if (active?.id === view.id) go(tasksHash(layout));
    const said = fill(text.removed, { name });
    if (!view.may.change) return snack({ kind: 'said', text: said });
    say({
      said,
      async back() {
        await views.save({ name, query: was, shared: of, layout: as });
        return { overtaken: [], again: null };
      },
    });
  }

  const group = (heading: string, of: readonly SavedView[], Icon: typeof Bookmark20Regular) =>
    of.length > 0 && (
      <MenuGroup>
        <MenuGroupHeader>{heading}</MenuGroupHeader>
        {of.map((view) => (
          <MenuItem
            key={view.id}
            icon={view.opens ? <Star20Filled /> : <Icon />}
            secondaryContent={[
              ...(view.opens ? [text.isDefault] : []),
              ...(view.may.change ? [] : [fill(text.by, { name: view.owner.name })]),
            ].join(', ')}
            aria-current={view.id === active?.id ? 'true' : undefined}
            onClick={() => go(tasksHash(view.layout, null, view.id))}
          >
            {view.name}
          </MenuItem>
        ))}
      </MenuGroup>
    );
  return (
    <>
      <Menu onOpenChange={(_, { open }) => open && void views.load()}>
        <MenuTrigger disableButtonEnhancement>
          <IconOnPhone name={text.button} icon={<BookmarkMultiple20Regular />} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {views.failed && <div className={styles.none}>{text.failed}</div>}
            {!views.failed && own.length + shared.length === 0 && <div className={styles.none}>{text.none}</div>}
            {group(text.own, own, Bookmark20Regular)}
            {group(text.shared, shared, People20Regular)}
            <MenuDivider />
            {active?.may.change && changed && (
              <MenuItem
                icon={<Save20Regular />}
                onClick={() =>
                  void tell(views.change(active, { query, layout }), fill(text.kept, { name: active.name }))
                }
              >
                {fill(text.change, { name: active.name })}
              </MenuItem>
            )}
            <MenuItem icon={<BookmarkAdd20Regular />} onClick={() => ask(null)}>
              {text.save}
            </MenuItem>
            {active && (
              <>
                <MenuItem
                  icon={<Link20Regular />}
                  onClick={() =>
                    void copy(link(active)).then(
                      () => snack({ kind: 'said', text: text.copied }),
                      () => snack({ kind: 'failed', text: link(active) }),
                    )
                  }
                >
                  {text.copy}
                </MenuItem>
                <MenuItem
                  icon={active.opens ? <Star20Filled /> : <Star20Regular />}
                  role="menuitemcheckbox"
                  aria-checked={active.opens}
                  onClick={() =>
                    void tell(
                      views.openWith(active.opens ? null : active),
                      active.opens ? text.undefaulted : fill(text.defaulted, { name: active.name }),
                    )
                  }
                >
                  {text.default}
                </MenuItem>
                {active.may.change && (
                  <MenuItem icon={<Edit20Regular />} onClick={() => ask(active)}>
                    {text.edit}
                  </MenuItem>
                )}
                {active.may.remove && (
                  <MenuItem icon={<Delete20Regular />} onClick={() => void remove(active)}>
                    {text.remove}
                  </MenuItem>
                )}
              </>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      <Suspense>
        {asked && (
          <ViewDialog
            key={asked.key}
            view={asked.what}
            gone={() => gone(asked.key)}
            keep={async (name, of) => {
              if (asked.what) await views.change(asked.what, { name, shared: of });
              else {
                const view = await views.save({ name, shared: of, layout, query });
                if (view) go(tasksHash(layout, null, view.id));
              }
              snack({ kind: 'said', text: fill(text.kept, { name }) });
            }}
          />
        )}
      </Suspense>
    </>
  );
}
