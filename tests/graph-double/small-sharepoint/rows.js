/** Small pieces of the page. Text is always set as text. */

/** An element with properties and children; `null` children are left out. */
export function make(tag, given = {}, ...children) {
  const { dataset, ...rest } = given;
  const element = Object.assign(document.createElement(tag), rest);
  Object.assign(element.dataset, dataset);
  element.append(...children.filter((child) => child !== null));
  return element;
}

const time = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });
const short = new Set(['date', 'dateTime', 'choice', 'number', 'boolean']);

function cell(column, value, people) {
  const label = { label: column.label };
  const className = short.has(column.kind) ? 'short' : '';
  if (value === undefined || value === '') return make('td', { dataset: label, className: 'empty' });
  if (column.kind === 'choice')
    return make('td', { dataset: label, className }, make('span', { className: 'pill', textContent: value }));
  if (column.kind === 'person')
    return make(
      'td',
      { dataset: label },
      make('span', { textContent: people.find(({ id }) => id === value)?.name ?? value }),
    );
  if (column.kind === 'boolean')
    return make('td', { dataset: label, className }, make('span', { textContent: value === 'true' ? 'Ja' : 'Nej' }));
  // A number or a word must not be broken; a sentence may.
  return make(
    'td',
    { dataset: label, className: value.length < 20 ? 'short' : className },
    make('span', { textContent: value }),
  );
}

/** `act(item)` gives what stands in a row's first cell, by its title, or null for the title alone. */
export function table(list, items, people, isFresh, act) {
  const heads = [...list.columns.map(({ label }) => label), 'Senast ändrad', 'Av'];
  const [title, ...others] = list.columns;
  const row = (item) =>
    make(
      'tr',
      { className: isFresh(item) ? 'fresh' : '', dataset: { item: String(item.id) } },
      make('td', { dataset: { label: title.label } }, act(item) ?? make('span', { textContent: titleOf(list, item) })),
      ...others.map((column) => cell(column, item.values[column.key], people)),
      make(
        'td',
        { dataset: { label: 'Senast ändrad' }, className: 'short' },
        make('span', { textContent: time.format(new Date(item.at)) }),
      ),
      make('td', { dataset: { label: 'Av' }, className: 'short' }, make('span', { textContent: item.by })),
    );
  return make(
    'div',
    // What is wider than the page scrolls, also by keyboard.
    { className: 'sheet', tabIndex: 0, role: 'region', ariaLabel: list.title },
    make(
      'table',
      {},
      make('thead', {}, make('tr', {}, ...heads.map((textContent) => make('th', { scope: 'col', textContent })))),
      make('tbody', {}, ...items.map(row)),
    ),
  );
}

export const titleOf = (list, item) => item.values[list.columns[0].key] || `Rad ${item.id}`;

export function files(all) {
  const size = (bytes) => (bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} kB`);
  const row = ({ path, folder, size: bytes, at, by }) =>
    make(
      'tr',
      {},
      make(
        'td',
        { dataset: { label: 'Namn' } },
        folder
          ? make('strong', { textContent: `${path}/` })
          : make('a', { textContent: path, href: `/sharepoint/file?path=${encodeURIComponent(path)}` }),
      ),
      make(
        'td',
        { dataset: { label: 'Storlek' }, className: folder ? 'empty' : 'short' },
        folder ? '' : make('span', { textContent: size(bytes) }),
      ),
      make(
        'td',
        { dataset: { label: 'Senast ändrad' }, className: 'short' },
        make('span', { textContent: time.format(new Date(at)) }),
      ),
      make('td', { dataset: { label: 'Av' } }, make('span', { textContent: by })),
    );
  const heads = ['Namn', 'Storlek', 'Senast ändrad', 'Av'];
  return make(
    'div',
    { className: 'sheet' },
    make(
      'table',
      {},
      make('thead', {}, make('tr', {}, ...heads.map((textContent) => make('th', { scope: 'col', textContent })))),
      make('tbody', {}, ...all.map(row)),
    ),
  );
}

/** One field of the form, by the kind of its column. */
export function field(column, value, people) {
  const given = { name: column.key, required: column.required };
  const option = (id, name) => make('option', { value: id, textContent: name, selected: id === value });
  const none = option('', '–');
  const input = () => {
    if (column.kind === 'choice')
      return make(
        'select',
        given,
        ...(column.required ? [] : [none]),
        ...column.choices.map((choice) => option(choice, choice)),
      );
    if (column.kind === 'person') return make('select', given, none, ...people.map(({ id, name }) => option(id, name)));
    if (column.kind === 'boolean') return make('select', given, option('true', 'Ja'), option('false', 'Nej'));
    if (column.kind === 'note') return make('textarea', { ...given, value });
    return make('input', { ...given, type: column.kind === 'date' ? 'date' : 'text', value });
  };
  return make('label', {}, column.label, input());
}
