import { z } from 'zod';
import type { WebRoute } from '../../ports/web.ts';
import { understood } from './activities.ts';
import { json, Refusal, readJson, refusing } from './answers.ts';
import type { Chats } from './chats.ts';
import type { Courier, Delivery } from './courier.ts';
import { type Files, isInline } from './files.ts';
import type { Live } from './live.ts';
import { carryAction, chosenAction } from './message-actions.ts';
import { memberId, type StageChannel, type StagePerson, slugOf } from './people.ts';
import type { Attachment, Conversation, Message } from './records.ts';

/** What the stage's own page asks of the server: who is there, what was said, and to say or press something. */
export function pageRoutes(world: {
  chats: Chats;
  files: Files;
  live: Live;
  courier: Courier;
  people: () => StagePerson[];
  channels: () => StageChannel[];
}): WebRoute[] {
  const { chats, courier, files, live } = world;
  const route = (method: WebRoute['method'], path: string, handle: WebRoute['handle'], maxBodyBytes = 1024 * 1024) => ({
    method,
    path: `/stage${path}`,
    maxBodyBytes,
    handle: (request: Request, params: Record<string, string>) => refusing(() => handle(request, params)),
  });
  const body = async <T>(request: Request, schema: z.ZodType<T>) =>
    understood(schema, await readJson(request, 1024 * 1024));

  const personAt = (id: string | undefined): StagePerson => {
    const person = chats.person(id ?? '');
    if (person === undefined) throw new Refusal(404, 'PersonNotFound', 'No such person on the stage.');
    return person;
  };
  const conversationAt = (params: Record<string, string>): Conversation => {
    const conversation = chats.find(params.conversation ?? '');
    if (conversation === undefined) throw new Refusal(404, 'ConversationNotFound', 'No such chat on the stage.');
    return conversation;
  };

  const overview: WebRoute['handle'] = async () =>
    json({
      people: world.people().map((person) => {
        const chat = chats.personal(person.id);
        return {
          ...person,
          slug: slugOf(person.name),
          memberId: memberId(person.id),
          installed: chats.installed(person.id),
          conversationId: chat.id,
          unread: chats.unread(chat.id),
        };
      }),
      channels: world.channels().map((channel) => ({
        ...channel,
        slug: slugOf(channel.name),
        conversationId: channel.id,
        unread: chats.unread(channel.id),
      })),
    });

  /** Teams tells the bot of an installation by two events, in no promised order. */
  const tellInstalled = async (conversation: Conversation, person: StagePerson, locale: string) => {
    const envelope = courier.envelope(conversation, person.id, locale);
    chats.markOpened(conversation);
    await Promise.all([
      courier.event({ ...envelope, type: 'installationUpdate', action: 'add' }),
      courier.event({
        ...envelope,
        type: 'conversationUpdate',
        membersAdded: [courier.bot(), { id: memberId(person.id), aadObjectId: person.id }],
      }),
    ]);
  };
  const open: WebRoute['handle'] = async (request, params) => {
    const { locale } = await body(request, z.object({ locale: z.string() }));
    const person = personAt(params.person);
    const conversation = chats.personal(person.id);
    if (!conversation.opened && chats.installed(person.id)) void tellInstalled(conversation, person, locale);
    return json({ messages: chats.messages(conversation.id) });
  };
  const installation: WebRoute['handle'] = async (request, params) => {
    const { locale, installed } = await body(request, z.object({ locale: z.string(), installed: z.boolean() }));
    const person = personAt(params.person);
    const conversation = chats.personal(person.id);
    if (chats.installed(person.id) !== installed) {
      chats.install(person.id, installed);
      if (installed) void tellInstalled(conversation, person, locale);
      else {
        const envelope = courier.envelope(conversation, person.id, locale);
        void courier.event({ ...envelope, type: 'installationUpdate', action: 'remove' });
      }
      live.tell({ type: 'overview' });
    }
    return json({});
  };

  const say: WebRoute['handle'] = async (request, params) => {
    const schema = z.object({
      as: z.string(),
      locale: z.string(),
      text: z.string().max(20_000),
      files: z.array(z.string()).max(10),
      threadId: z.string().optional(),
    });
    const said = await body(request, schema);
    const conversation = conversationAt(params);
    const person = personAt(said.as);
    const attached = said.files.flatMap((id) => chats.file(id) ?? []);
    const thread = said.threadId === undefined ? {} : { threadId: said.threadId };
    const message = chats.add({
      conversationId: conversation.id,
      from: person.id,
      ...thread,
      text: said.text,
      attachments: attached.map(onPage),
    });
    live.tell({ type: 'message', message, unread: chats.unread(conversation.id), isNew: true });
    // In a channel Teams tells a bot only of what mentions it.
    if (conversation.personId === undefined && !said.text.includes('@Trygg')) return json({ id: message.id }, 202);
    const html: Attachment[] =
      attached.length > 0 ? [{ contentType: 'text/html', content: escapeHtml(said.text) }] : [];
    void deliver(message, {
      ...courier.envelope(conversation, person.id, said.locale, message.threadId),
      id: message.id,
      text: said.text,
      textFormat: 'plain',
      attachments: [...attached.map(files.toAttachment), ...html],
    });
    return json({ id: message.id }, 202);
  };
  const deliver = async (message: Message, activity: Record<string, unknown>) => {
    const delivery = await courier.message(activity);
    if (delivery !== undefined && delivery.status < 300) return;
    const undelivered = { ...message, undelivered: true };
    chats.replace(undelivered);
    live.tell({ type: 'message', message: undelivered, unread: chats.unread(message.conversationId), isNew: false });
  };

  const pressed = z.object({
    as: z.string(),
    locale: z.string(),
    messageId: z.string(),
    value: z.record(z.string(), z.unknown()),
  });
  const pressEnvelope = (conversation: Conversation, press: z.infer<typeof pressed>) => ({
    ...courier.envelope(conversation, personAt(press.as).id, press.locale, chats.message(press.messageId)?.threadId),
    replyToId: press.messageId,
    value: press.value,
  });
  /** Action.Submit: a message that no one sees in the chat, with what was filled in as its value. */
  const submit: WebRoute['handle'] = async (request, params) => {
    const press = await body(request, pressed);
    const delivery = await courier.message({ ...pressEnvelope(conversationAt(params), press), id: chats.nextId() });
    return json({ ok: delivery !== undefined && delivery.status < 300 });
  };
  /** Action.Execute and typeahead: an invoke, whose answer rides back on the response. */
  const invoke: WebRoute['handle'] = async (request, params) => {
    const press = await body(request, pressed.extend({ name: z.enum(['adaptiveCard/action', 'application/search']) }));
    const envelope = pressEnvelope(conversationAt(params), press);
    return invokeAnswer(await courier.invoke({ ...envelope, name: press.name }));
  };
  /** An action chosen on a message: an invoke too, whose answer is a dialog. */
  const act: WebRoute['handle'] = async (request, params) => {
    const chosen = await body(request, chosenAction);
    personAt(chosen.as);
    return invokeAnswer(await carryAction(chats, courier, conversationAt(params), chosen));
  };
  const invokeAnswer = (delivery: Delivery | 'nothing pressed') => {
    if (delivery === 'nothing pressed') throw new Refusal(404, 'NothingPressed', 'No press to send again.');
    return json({ status: delivery?.status ?? 504, body: delivery?.body ?? null });
  };

  const upload: WebRoute['handle'] = async (request) => {
    const name = new URL(request.url).searchParams.get('name') ?? '';
    const type = request.headers.get('content-type') ?? '';
    const file = await files.save(name, type, new Uint8Array(await request.arrayBuffer()));
    return json({ id: file.id, name: file.name, contentType: file.contentType, bytes: file.bytes }, 201);
  };
  const serve = async (file: ReturnType<Chats['file']>, disposition: 'inline' | 'attachment') => {
    const bytes = file && (await files.read(file));
    if (file === undefined || bytes === undefined) throw new Refusal(404, 'FileNotFound', 'No such file.');
    const name = encodeURIComponent(file.name);
    return new Response(bytes, {
      headers: {
        'content-type': file.contentType,
        'content-disposition': `${disposition}; filename*=UTF-8''${name}`,
        'x-content-type-options': 'nosniff',
      },
    });
  };
  const show: WebRoute['handle'] = async (_request, params) => {
    const file = chats.file(params.file ?? '');
    return serve(file, file && isInline(file) ? 'inline' : 'attachment');
  };

  return [
    route('GET', '/overview', overview),
    route('GET', '/live', async () => live.watch()),
    route('POST', '/people/:person/open', open),
    route('POST', '/people/:person/installation', installation),
    route('GET', '/conversations/:conversation/messages', async (_request, params) =>
      json({ messages: chats.messages(conversationAt(params).id) }),
    ),
    route('POST', '/conversations/:conversation/messages', say),
    route('POST', '/conversations/:conversation/submits', submit),
    route('POST', '/conversations/:conversation/invokes', invoke),
    route('POST', '/conversations/:conversation/actions', act),
    route('POST', '/conversations/:conversation/read', async (_request, params) => {
      chats.markRead(conversationAt(params).id);
      return json({});
    }),
    route('POST', '/again', async () => invokeAnswer(await courier.again())),
    route('PUT', '/files', upload, 60 * 1024 * 1024),
    route('GET', '/files/:file', show),
    route('GET', '/download/:secret', async (_request, params) =>
      serve(chats.fileBySecret(params.secret ?? ''), 'attachment'),
    ),
  ];

  function onPage(file: NonNullable<ReturnType<Chats['file']>>): Attachment {
    return { contentType: file.contentType, contentUrl: `/stage/files/${file.id}`, name: file.name };
  }
}

const escapeHtml = (text: string) =>
  `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`;
