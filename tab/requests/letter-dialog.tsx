import type { ExternalRequest } from '../../bot/api/contract.ts';
import { Modal } from '../look/modal.tsx';
import { LetterBody } from './letter.tsx';

export default function LetterDialog({
  request,
  gone,
}: {
  readonly request: ExternalRequest;
  readonly gone: () => void;
}) {
  return <Modal gone={gone}>{(leave) => <LetterBody request={request} fresh={false} leave={leave} />}</Modal>;
}
