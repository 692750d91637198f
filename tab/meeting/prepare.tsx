import type { ForumPage, MeetingNow } from './use-meeting.ts';

export default function Prepare({ page }: { readonly now: MeetingNow; readonly page: ForumPage }) {
  return <h1>{page.meeting.forum.name}</h1>;
}
