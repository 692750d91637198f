import type { WebRoute } from '../ports/web.ts';
import { type ApiDeps, type Endpoint, routeOf } from './call.ts';
import { casePage } from './case.ts';
import { caseContent } from './case-content.ts';
import { casePhoto } from './case-photo.ts';
import { casePress } from './case-press.ts';
import { caseSealed } from './case-sealed.ts';
import { cases } from './cases.ts';
import { changes } from './changes.ts';
import { choices } from './choices.ts';
import { forumProposals, forumWithdraw } from './forum-proposals.ts';
import { forums } from './forums.ts';
import { me } from './me.ts';
import { meeting } from './meeting.ts';
import { meetingAct } from './meeting-act.ts';
import { minutes, minutesAddend, minutesApprove, minutesLock, minutesRecord } from './meeting-minutes.ts';
import { meetingCancel, meetingMove, meetingPlan, meetingReinstate } from './meeting-plan.ts';
import { forumPropose, meetingPointAdd, meetingPrepare } from './meeting-prepare.ts';
import {
  meetingAttend,
  meetingBeat,
  meetingEnd,
  meetingLead,
  meetingPoint,
  meetingStart,
  meetingTakeLead,
} from './meeting-run.ts';
import { meetings } from './meetings.ts';
import { minutesDocx, minutesPdf } from './minutes-file.ts';
import { notices, noticesSet } from './notices.ts';
import { people } from './people.ts';
import { places } from './places.ts';
import { portrait } from './portrait.ts';
import { presence } from './presence.ts';
import { requestMake, requestSettle, requests } from './requests.ts';
import { settingsOf } from './settings.ts';
import { task } from './task.ts';
import { taskAdd } from './task-add.ts';
import { taskComment, taskCommentRemove } from './task-comment.ts';
import { taskDays } from './task-days.ts';
import { taskEdit } from './task-edit.ts';
import { taskFile, taskFileAdd, taskFileRemove, taskFiles } from './task-files.ts';
import { taskGroups } from './task-groups.ts';
import { taskHistory } from './task-history.ts';
import { taskImport } from './task-import.ts';
import { taskMove } from './task-move.ts';
import { taskRow } from './task-row.ts';
import { tasks } from './tasks.ts';
import { templateAdd, templateChange, templates, templateUse } from './templates.ts';
import { viewChange, viewOpen, viewRemove, viewSave, views } from './views.ts';
import { words } from './words.ts';

export type { ApiDeps } from './call.ts';

/** All that the tab may ask. */
const endpoints: readonly Endpoint[] = [
  me,
  choices,
  notices,
  noticesSet,
  people,
  places,
  portrait,
  changes,
  tasks,
  taskDays,
  taskGroups,
  taskAdd,
  task,
  taskEdit,
  taskComment,
  taskCommentRemove,
  taskHistory,
  taskFiles,
  taskFileAdd,
  taskFile,
  taskFileRemove,
  taskMove,
  taskRow,
  taskImport,
  presence,
  templates,
  templateAdd,
  templateChange,
  templateUse,
  views,
  viewSave,
  viewOpen,
  viewChange,
  viewRemove,
  requests,
  requestMake,
  requestSettle,
  cases,
  casePage,
  caseContent,
  casePhoto,
  caseSealed,
  casePress,
  forums,
  forumProposals,
  forumPropose,
  forumWithdraw,
  meetings,
  meetingPlan,
  meeting,
  meetingMove,
  meetingCancel,
  meetingReinstate,
  meetingPrepare,
  meetingStart,
  meetingEnd,
  meetingLead,
  meetingTakeLead,
  meetingBeat,
  meetingPoint,
  meetingPointAdd,
  meetingAttend,
  meetingAct,
  minutes,
  minutesRecord,
  minutesApprove,
  minutesLock,
  minutesAddend,
  minutesDocx,
  minutesPdf,
];

export function createApi(deps: ApiDeps): WebRoute[] {
  return [words, settingsOf(deps.settings), ...endpoints.map((endpoint) => routeOf(deps, endpoint))];
}
