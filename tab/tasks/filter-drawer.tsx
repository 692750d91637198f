import {
  Button,
  Drawer,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { fill, useWords } from '../words.tsx';
import FilterFields, { type FilterProps } from './filter-fields.tsx';

const useStyles = makeStyles({
  drawer: { height: 'auto', maxHeight: '92vh' },
  body: { paddingBottom: '8px' },
  close: { minWidth: '44px', minHeight: '44px' },
  foot: { paddingTop: '8px' },
  done: { width: '100%', minHeight: '44px' },
});

/** Longer than the drawer's own way out takes. */
const OUT_MS = 350;

type Props = FilterProps & {
  readonly total: number | null;
  /** Called when it is out of sight. */
  readonly gone: () => void;
};

/** The filters on a phone: over the list, from below, with what they leave in sight. */
export default function FilterDrawer({ total, gone, ...filters }: Props) {
  const styles = useStyles();
  const words = useWords();
  const [open, setOpen] = useState(true);
  const leave = () => setOpen(false);
  useEffect(() => {
    if (open) return;
    const timer = setTimeout(gone, OUT_MS);
    return () => clearTimeout(timer);
  }, [open, gone]);
  return (
    <Drawer
      className={styles.drawer}
      type="overlay"
      position="bottom"
      open={open}
      onOpenChange={(_, data) => data.open || leave()}
      aria-label={words.tasks.filters}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              className={styles.close}
              appearance="subtle"
              icon={<Dismiss24Regular />}
              aria-label={words.close}
              onClick={leave}
            />
          }
        >
          {words.tasks.filters}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        <FilterFields {...filters} />
      </DrawerBody>
      <DrawerFooter className={styles.foot}>
        <Button className={styles.done} appearance="primary" onClick={leave}>
          {total === null
            ? words.views.show
            : total === 1
              ? words.views.showOne
              : fill(words.views.showResult, { total })}
        </Button>
      </DrawerFooter>
    </Drawer>
  );
}
