/** The page of the small SharePoint: shows what the lists hold now, and writes as whoever the person chose to be. */
import { field, files, make, table, titleOf } from './rows.js';

const at = (id) => document.getElementById(id);
const who = at('who');
const dialog = at('form');
let shown = null;
/** Version of each item when last drawn, to light up what is new. */
let seen = null;

const place = () =>
  decodeURIComponent(location.hash.slice(1)) ||
  shown?.lists.find(({ editable }) => editable)?.title ||
  shown?.lists[0]?.title ||
  'Dokument';

async function look() {
  try {
    const answer = await fetch(`/sharepoint/state?since=${encodeURIComponent(shown?.version ?? '')}`);
    if (answer.status === 200) draw(await answer.json());
    if (at('said').dataset.lost) say('');
  } catch {
    say('Ingen kontakt. Startar du om servern kommer sidan tillbaka av sig själv.', true);
  }
  setTimeout(look, 1200);
}

function say(text, lost = false) {
  const said = at('said');
  said.textContent = text;
  if (lost) said.dataset.lost = 'yes';
  else delete said.dataset.lost;
  if (text && !lost) setTimeout(() => said.textContent === text && say(''), 4000);
}

function draw(next) {
  shown = next;
  at('site').textContent = shown.site;
  document.title = `${place()} – ${shown.site}`;
  if (who.options.length !== shown.people.length) {
    const kept = who.value || localStorage.getItem('who');
    who.replaceChildren(
      ...shown.people.map(({ id, name }) => make('option', { value: id, textContent: name, selected: id === kept })),
    );
  }
  const places = [
    ...shown.lists.map(({ title, items }) => [title, items.length]),
    ['Dokument', shown.files.filter(({ folder }) => !folder).length],
  ];
  at('places').replaceChildren(
    ...places.map(([title, count]) => {
      const link = make(
        'a',
        { href: `#${encodeURIComponent(title)}` },
        title,
        make('span', { className: 'count', textContent: String(count) }),
      );
      if (title === place()) link.setAttribute('aria-current', 'page');
      return make('li', {}, link);
    }),
  );
  drawPlace();
  seen = new Map(shown.lists.flatMap((list) => list.items.map((item) => [`${list.title} ${item.id}`, item.version])));
}

function drawPlace() {
  const list = shown.lists.find(({ title }) => title === place());
  const focused = document.activeElement?.dataset?.acts;
  at('main').replaceChildren(...(list ? listParts(list) : fileParts()));
  if (focused) document.querySelector(`[data-acts="${CSS.escape(focused)}"]`)?.focus();
}

function listParts(list) {
  const fresh = (item) => seen !== null && seen.get(`${list.title} ${item.id}`) !== item.version;
  const edit = (item) =>
    list.editable
      ? make('button', {
          type: 'button',
          className: 'open',
          textContent: titleOf(list, item),
          ariaLabel: `${titleOf(list, item)}: ändra rad ${item.id}`,
          dataset: { acts: `${list.title} ${item.id}` },
          onclick: () => open(list, item),
        })
      : null;
  const back = (item) =>
    make(
      'div',
      { className: 'binned' },
      make('span', { textContent: titleOf(list, item) }),
      make('button', {
        type: 'button',
        textContent: 'Återställ',
        ariaLabel: `Återställ rad ${item.id}`,
        onclick: () => act(list, 'restore', item.id, {}, 'Raden är återställd.'),
      }),
    );
  const note = list.editable
    ? 'Ändra som i Listor eller Excel. Trygg hämtar ändringen inom en minut.'
    : 'Trygg skriver här. Ingen fritext och inga namn.';
  return [
    make(
      'div',
      { className: 'head' },
      make('h2', { textContent: list.title }),
      make('p', { className: 'note', textContent: note }),
      list.editable
        ? make('button', {
            type: 'button',
            className: 'first',
            textContent: 'Ny rad',
            dataset: { acts: 'new' },
            onclick: () => open(list, null),
          })
        : null,
    ),
    list.items.length > 0
      ? table(list, list.items, shown.people, fresh, edit)
      : make('p', { className: 'sheet nothing', textContent: 'Listan är tom än.' }),
    ...(list.removed.length > 0
      ? [make('h3', { textContent: 'Papperskorgen' }), table(list, list.removed, shown.people, () => false, back)]
      : []),
  ];
}

function fileParts() {
  return [
    make(
      'div',
      { className: 'head' },
      make('h2', { textContent: 'Dokument' }),
      make('p', {
        className: 'note',
        textContent: 'Minnesanteckningar och årliga uttag. Foton lämnar aldrig Tryggs databas.',
      }),
    ),
    shown.files.length > 0
      ? files(shown.files)
      : make('p', { className: 'sheet nothing', textContent: 'Biblioteket är tomt än.' }),
  ];
}

/** The form of one row; without a row, of a new one. Only what was changed is written, as Lists does. */
function open(list, item) {
  const values = item?.values ?? {};
  const wrong = make('p', { className: 'wrong', role: 'alert' });
  const form = make(
    'form',
    { method: 'dialog' },
    ...list.columns.map((column) => field(column, values[column.key] ?? '', shown.people)),
  );
  const save = make('button', { className: 'first', textContent: 'Spara' });
  const cancel = make('button', { type: 'button', textContent: 'Avbryt', onclick: () => dialog.close() });
  const remove = item
    ? make('button', {
        type: 'button',
        className: 'danger',
        textContent: 'Ta bort raden',
        onclick: () => finish('delete', {}, 'Raden ligger i papperskorgen.'),
      })
    : null;
  async function finish(does, given, done) {
    wrong.textContent = (await act(list, does, item?.id, given, done)) ?? '';
    if (!wrong.textContent) dialog.close();
  }
  form.append(wrong, make('div', { className: 'actions' }, save, cancel, remove));
  form.onsubmit = (event) => {
    event.preventDefault();
    const written = Object.fromEntries([...new FormData(form)].filter(([key, value]) => value !== (values[key] ?? '')));
    finish('save', written, 'Sparat.');
  };
  const title = item ? `Ändra rad ${item.id}` : 'Ny rad';
  dialog.replaceChildren(make('h2', { id: 'form-title', textContent: title }), form);
  dialog.showModal();
}

/** Writes as the chosen person; resolves with what was wrong, or null. */
async function act(list, does, item, values, done) {
  const body = JSON.stringify({ as: who.value, list: list.title, item, does, values });
  const answer = await fetch('/sharepoint/act', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  }).catch(() => null);
  const said = await answer?.json();
  if (!answer?.ok) return said?.why ?? 'Det gick inte att spara. Försök igen.';
  draw(said);
  say(done);
  return null;
}

who.onchange = () => localStorage.setItem('who', who.value);
addEventListener('hashchange', () => {
  if (shown) draw(shown);
  at('main').focus();
});
look();
