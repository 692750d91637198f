import { Button, type ButtonProps, makeStyles } from '@fluentui/react-components';
import { usePhone } from './width.ts';

const useStyles = makeStyles({
  button: { flexShrink: 0, '@media (max-width: 700px)': { minHeight: '44px', minWidth: '44px' } },
});

type Props = Omit<Extract<ButtonProps, { as?: 'button' }>, 'children' | 'className'> & {
  readonly name: string;
  readonly icon: NonNullable<ButtonProps['icon']>;
};

/** A button, quiet unless said, whose name gives way to its icon on a phone, where it is read aloud and shown when pointed at. */
export function IconOnPhone({ name, appearance = 'subtle', ...rest }: Props) {
  const styles = useStyles();
  const phone = usePhone();
  return (
    <Button {...rest} className={styles.button} appearance={appearance} aria-label={name} title={name}>
      {phone ? undefined : name}
    </Button>
  );
}
