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
import { Copy20Regular, Mail20Regular } from '@fluentui/react-icons';
import type { ExternalRequest } from '../../bot/api/contract.ts';
import { SnackPlace, useSnack } from '../look/snack.tsx';
import { useCopy } from '../look/use-copy.ts';
import { fill, useWords } from '../words.tsx';

const useStyles = makeStyles({
  lead: { marginTop: 0, color: tokens.colorNeutralForeground3 },
  letter: {
    margin: 0,
    padding: '16px 18px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
});

const mailOf = ({ to, subject, text }: ExternalRequest['letter']) =>
  `mailto:${to ?? ''}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;

/** What is sent, word for word, and the ways to send it. */
export function LetterBody({
  request,
  fresh,
  leave,
}: {
  readonly request: ExternalRequest;
  readonly fresh: boolean;
  readonly leave: () => void;
}) {
  const styles = useStyles();
  const words = useWords();
  const text = words.requests.letter;
  const snack = useSnack();
  const copy = useCopy();
  const { letter } = request;
  return (
    <DialogSurface>
      <DialogBody>
        <DialogTitle>
          {fresh ? fill(text.title, { number: request.number }) : fill(text.again, { party: request.party.name })}
        </DialogTitle>
        <DialogContent>
          <p className={styles.lead}>
            {text.lead} {letter.to === null && text.noMailbox}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long letter is scrolled with the keyboard */}
          <pre className={styles.letter} tabIndex={0}>
            {letter.text}
          </pre>
        </DialogContent>
        <DialogActions fluid>
          {letter.to !== null && (
            <Button as="a" appearance="primary" icon={<Mail20Regular />} href={mailOf(letter)}>
              {text.mail}
            </Button>
          )}
          <Button
            icon={<Copy20Regular />}
            onClick={() =>
              void copy(`${letter.subject}\n\n${letter.text}`).then(
                () => snack({ kind: 'said', text: text.copied }),
                () => snack({ kind: 'failed', text: text.failed }),
              )
            }
          >
            {text.copy}
          </Button>
          <Button onClick={leave}>{words.close}</Button>
        </DialogActions>
      </DialogBody>
      <SnackPlace below />
    </DialogSurface>
  );
}
