import { useWords } from '../words.tsx';

export default function MeetingPage({ id }: { readonly id: string }) {
  const words = useWords();
  return (
    <h1>
      {words.meetings.page} {id}
    </h1>
  );
}
