import { useWords } from '../words.tsx';

export default function MeetingsPage() {
  const words = useWords();
  return <h1>{words.meetings.page}</h1>;
}
