import type { MeetingSummary } from '../../bot/api/contract.ts';
import CancelDialog from '../meetings/cancel.tsx';
import MoveDialog from '../meetings/move.tsx';
import ProposeDialog from '../meetings/propose.tsx';
import { useLocale } from '../words.tsx';
import { timeWords } from './meeting-name.ts';
import { StartDialog } from './prepare-dialogs.tsx';

export type PrepareAsked = 'propose' | 'move' | 'cancel' | 'start';

type Props = {
  readonly what: PrepareAsked;
  readonly meeting: MeetingSummary;
  readonly gone: () => void;
  readonly changed: () => void;
  readonly start: () => void;
};

/** The dialog that the person asked for. */
export default function AskedDialog({ what, meeting, gone, changed, start }: Props) {
  const locale = useLocale();
  switch (what) {
    case 'propose':
      return <ProposeDialog forums={[meeting.forum]} gone={gone} proposed={changed} />;
    case 'move':
      return <MoveDialog meeting={meeting} gone={gone} moved={changed} />;
    case 'cancel':
      return <CancelDialog meeting={meeting} gone={gone} cancelled={changed} />;
    default:
      return <StartDialog time={timeWords(meeting.plannedAt, locale)} gone={gone} start={start} />;
  }
}
