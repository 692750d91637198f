import type { WebRoute } from '../../ports/web.ts';
import { newConversation, type SentActivity, sentActivity, understood } from './activities.ts';
import { json, Refusal, readJson, refusing } from './answers.ts';
import type { Chats } from './chats.ts';
import type { Files } from './files.ts';
import type { Issuer } from './issuer.ts';
import type { Live } from './live.ts';
import { memberOf, personIdOf, type StagePerson } from './people.ts';
import type { Quotas } from './quotas.ts';
import type { Conversation, Message } from './records.ts';

/**
 * The Bot Connector's operations, bot to Teams, with Teams' refusals. Source: the Bot Connector API's
 * published definition and Teams' documented limits and error codes.
 */
export function connectorRoutes(world: {
  issuer: Issuer;
  chats: Chats;
  files: Files;
  live: Live;
  quotas: Quotas;
  people: () => StagePerson[];
  serviceUrl: () => string;
  now: () => Date;
}): WebRoute[] {
  const { chats, live, quotas } = world;
  const messageLimit = 100 * 1024;

  const route = (method: WebRoute['method'], path: string, handle: WebRoute['handle']): WebRoute => ({
    method,
    path: `/connector/v3${path}`,
    maxBodyBytes: 1024 * 1024,
    handle: (request, params) =>
      refusing(async () => {
        if (!(await world.issuer.accepts(request.headers.get('authorization'))))
          throw new Refusal(401, 'Unauthorized', 'Authorization has been denied for this request.');
        return handle(request, params);
      }),
  });

  /** The conversation of a path, with the thread when it is `<channel>;messageid=<post>`. */
  const conversationAt = (params: Record<string, string>): { conversation: Conversation; threadId?: string } => {
    const [id = '', threadId] = (params.conversation ?? '').split(';messageid=');
    const conversation = chats.find(id);
    if (conversation === undefined) throw new Refusal(404, 'ConversationNotFound', 'Conversation not found.');
    const inThread = threadId === undefined ? {} : { threadId };
    return { conversation, ...inThread };
  };
  const mustBeMember = (conversation: Conversation) => {
    if (conversation.personId !== undefined && !chats.installed(conversation.personId))
      throw new Refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  };
  const ownMessage = (conversation: Conversation, id: string | undefined): Message => {
    const message = chats.message(id ?? '');
    if (message === undefined || message.conversationId !== conversation.id)
      throw new Refusal(404, 'ActivityNotFoundInConversation', 'The activity was not found in the conversation.');
    if (message.from !== 'bot') throw new Refusal(403, 'Forbidden', 'The bot may change only its own messages.');
    return message;
  };
  const content = (activity: SentActivity) => ({
    ...(activity.text ? { text: activity.text } : {}),
    ...(activity.summary ? { summary: activity.summary } : {}),
    attachments: activity.attachments ?? [],
  });

  const post = (conversation: Conversation, threadId: string | undefined, activity: SentActivity): string => {
    if (activity.type === 'typing') {
      live.tell({ type: 'typing', conversationId: conversation.id });
      return chats.nextId();
    }
    const message = chats.add({
      conversationId: conversation.id,
      from: 'bot',
      ...(threadId === undefined ? {} : { threadId }),
      ...content(activity),
    });
    live.tell({ type: 'message', message, unread: chats.unread(conversation.id), isNew: true });
    return message.id;
  };

  const createConversation: WebRoute['handle'] = async (request) => {
    const wanted = understood(newConversation, await readJson(request, messageLimit));
    const channelId = wanted.channelData?.channel?.id;
    const member = wanted.members?.[0];
    if (channelId !== undefined) {
      const channel = chats.find(channelId);
      if (channel === undefined || channel.personId !== undefined)
        throw new Refusal(404, 'ConversationNotFound', 'Channel not found.');
      if (wanted.activity === undefined) throw new Refusal(400, 'BadArgument', 'A new thread needs a first activity.');
      quotas.spend('send', channel.id);
      const activityId = post(channel, undefined, wanted.activity);
      return json({ id: `${channel.id};messageid=${activityId}`, activityId, serviceUrl: world.serviceUrl() }, 201);
    }
    if (member === undefined) throw new Refusal(400, 'BadArgument', 'Name one member or a channel.');
    const personId = personIdOf(member.id);
    if (chats.person(personId) === undefined) throw new Refusal(400, 'BadArgument', 'Failed to decrypt pairwise id.');
    if (!chats.installed(personId))
      throw new Refusal(403, 'ForbiddenOperationException', 'The app is not installed for this user.');
    quotas.spend('send', `new ${personId}`);
    const conversation = chats.personal(personId);
    const activityId = wanted.activity && post(conversation, undefined, wanted.activity);
    return json({ id: conversation.id, ...(activityId ? { activityId } : {}), serviceUrl: world.serviceUrl() }, 201);
  };

  const send: WebRoute['handle'] = async (request, params) => {
    const { conversation, threadId } = conversationAt(params);
    mustBeMember(conversation);
    const activity = understood(sentActivity, await readJson(request, messageLimit));
    quotas.spend('send', conversation.id);
    const repliedTo = chats.message(params.activity ?? '');
    return json({ id: post(conversation, threadId ?? repliedTo?.threadId, activity) }, 201);
  };

  const update: WebRoute['handle'] = async (request, params) => {
    const { conversation } = conversationAt(params);
    mustBeMember(conversation);
    const activity = understood(sentActivity, await readJson(request, messageLimit));
    const before = ownMessage(conversation, params.activity);
    quotas.spend('send', conversation.id);
    const { text: _text, summary: _summary, ...kept } = before;
    const message = { ...kept, ...content(activity), editedAt: world.now().toISOString() };
    chats.replace(message);
    live.tell({ type: 'message', message, unread: chats.unread(conversation.id), isNew: false });
    return json({ id: message.id });
  };

  const remove: WebRoute['handle'] = async (_request, params) => {
    const { conversation } = conversationAt(params);
    mustBeMember(conversation);
    const message = ownMessage(conversation, params.activity);
    quotas.spend('send', conversation.id);
    chats.remove(message.id);
    live.tell({ type: 'removed', conversationId: conversation.id, id: message.id });
    return new Response(null, { status: 200 });
  };

  const membersOf = (params: Record<string, string>) => {
    const { conversation } = conversationAt(params);
    mustBeMember(conversation);
    quotas.spend('read', conversation.id);
    return world
      .people()
      .filter((person) => conversation.personId === undefined || conversation.personId === person.id)
      .map(memberOf);
  };
  const member: WebRoute['handle'] = async (_request, params) => {
    const wanted = personIdOf(params.member ?? '');
    const found = membersOf(params).find((candidate) => candidate.aadObjectId === wanted);
    if (found === undefined) throw new Refusal(404, 'MemberNotFoundInConversation', 'Member not found.');
    return json(found);
  };
  const pagedMembers: WebRoute['handle'] = async (request, params) => {
    const query = new URL(request.url).searchParams;
    const from = Number(query.get('continuationToken') ?? 0) || 0;
    const size = Math.min(Math.max(Number(query.get('pageSize') ?? 200) || 200, 1), 500);
    const all = membersOf(params);
    const next = from + size < all.length ? { continuationToken: String(from + size) } : {};
    return json({ members: all.slice(from, from + size), ...next });
  };

  const fileAt = (params: Record<string, string>) => {
    const file = chats.file(params.attachment ?? '');
    if (file === undefined) throw new Refusal(404, 'AttachmentNotFound', 'Attachment not found.');
    return file;
  };
  const attachmentInfo: WebRoute['handle'] = async (_request, params) => {
    const file = fileAt(params);
    return json({ name: file.name, type: file.contentType, views: [{ viewId: 'original', size: file.bytes }] });
  };
  const attachmentView: WebRoute['handle'] = async (_request, params) => {
    const file = fileAt(params);
    const bytes = params.view === 'original' ? await world.files.read(file) : undefined;
    if (bytes === undefined) throw new Refusal(404, 'AttachmentNotFound', 'Attachment view not found.');
    return new Response(bytes, { headers: { 'content-type': file.contentType } });
  };

  return [
    route('POST', '/conversations', createConversation),
    route('POST', '/conversations/:conversation/activities', send),
    route('POST', '/conversations/:conversation/activities/:activity', send),
    route('PUT', '/conversations/:conversation/activities/:activity', update),
    route('DELETE', '/conversations/:conversation/activities/:activity', remove),
    route('GET', '/conversations/:conversation/members', async (_request, params) => json(membersOf(params))),
    route('GET', '/conversations/:conversation/members/:member', member),
    route('GET', '/conversations/:conversation/pagedmembers', pagedMembers),
    route('GET', '/attachments/:attachment', attachmentInfo),
    route('GET', '/attachments/:attachment/views/:view', attachmentView),
  ];
}
