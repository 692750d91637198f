import { Button, Spinner } from '@fluentui/react-components';
import { AttachRegular, DismissRegular, SendFilled } from '@fluentui/react-icons';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import * as api from './api.ts';
import type { Words } from './words.ts';

/** Where one writes: text, files, and the commands that Teams suggests. What is not sent is lost at chat switch. */
type Props = { who: api.Who; conversationId: string; words: Words; channel: boolean };

export function Compose({ who, conversationId, words, channel }: Props) {
  const placeholder = channel ? words.channelPlaceholder : words.placeholder;
  const [text, setText] = useState('');
  const [files, setFiles] = useState<api.Uploaded[]>([]);
  const [loading, setLoading] = useState(0);
  const [problem, setProblem] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const nothing = text.trim() === '' && files.length === 0;

  const send = async (what: string, attached: api.Uploaded[]) => {
    setProblem('');
    try {
      await api.say(
        conversationId,
        who,
        what,
        attached.map(({ id }) => id),
      );
    } catch {
      setProblem(words.sendFailed);
      return false;
    }
    return true;
  };
  const sendWritten = async () => {
    if (nothing || loading > 0) return;
    if (!(await send(text.trim(), files))) return;
    setText('');
    setFiles([]);
    field.current?.focus();
  };
  const attach = async (chosen: Iterable<File>) => {
    setProblem('');
    const list = [...chosen];
    setLoading((count) => count + list.length);
    for (const file of list) {
      await api
        .upload(file)
        .then((uploaded) => setFiles((all) => [...all, uploaded]))
        .catch(() => setProblem(words.uploadFailed));
      setLoading((count) => count - 1);
    }
    field.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void sendWritten();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    void attach(event.clipboardData.files);
  };

  return (
    <div className="compose-area">
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons is a group without a field's border */}
      <div className="suggestions" role="group" aria-label={words.suggestions} hidden={channel}>
        {words.commands.map((command) => (
          <Button key={command} size="small" shape="circular" onClick={() => void send(command, [])}>
            {command}
          </Button>
        ))}
      </div>
      <div className="compose">
        {(files.length > 0 || loading > 0) && (
          <ul className="compose-files">
            {files.map((file) => (
              <li key={file.id}>
                <span>{file.name}</span>
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={words.removeFile(file.name)}
                  onClick={() => setFiles((all) => all.filter(({ id }) => id !== file.id))}
                />
              </li>
            ))}
            {loading > 0 && (
              <li>
                <Spinner size="extra-tiny" />
              </li>
            )}
          </ul>
        )}
        <div className="compose-row">
          <textarea
            ref={field}
            data-testid="compose"
            aria-label={placeholder}
            placeholder={placeholder}
            rows={1}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKey}
            onPaste={onPaste}
          />
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            data-testid="attach"
            aria-label={words.attach}
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])];
              event.target.value = '';
              void attach(chosen);
            }}
          />
          <Button
            appearance="subtle"
            icon={<AttachRegular />}
            aria-label={words.attach}
            onClick={() => picker.current?.click()}
          />
          <Button
            appearance="transparent"
            className="send"
            icon={<SendFilled />}
            data-testid="send"
            aria-label={words.send}
            disabledFocusable={nothing || loading > 0}
            onClick={() => void sendWritten()}
          />
        </div>
      </div>
      <p className="compose-problem" role="alert">
        {problem}
      </p>
    </div>
  );
}
