import type { ForumPage, MeetingNow } from './use-meeting.ts';

export default function Run({ page }: { readonly now: MeetingNow; readonly page: ForumPage }) {
  return <h1>{page.meeting.forum.name}</h1>;
}
