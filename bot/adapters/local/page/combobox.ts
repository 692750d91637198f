import { ChoiceSetInput, GlobalRegistry, Versions } from 'adaptivecards';

/**
 * A searchable choice (style "filtered", with or without `choices.data`) as Teams has it: an ARIA combobox that
 * sends the chosen value. The renderer's own sends the title, says nothing to a screen reader and shows a
 * prefilled value instead of its title.
 */
export type Finder = {
  /** The choices for what is typed, from the bot; undefined when it could not be asked. */
  find(dataset: string, text: string): Promise<{ title: string; value: string }[] | undefined>;
  words: { noResults: string; searching: string; failed: string };
};

export const finders = new WeakMap<object, Finder>();

type Option = { title: string; value: string };
const debounceMs = 250;
let made = 0;

class Combobox extends ChoiceSetInput {
  #input: HTMLInputElement | undefined;
  #list: HTMLDivElement | undefined;
  #found: Option[] = [];
  #shown: Option[] = [];
  #active = -1;
  #chosen: Option | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  get #searchable() {
    return this.style === 'filtered' && !this.isMultiSelect;
  }
  get #fixed(): Option[] {
    return this.choices.flatMap(({ title, value }) => (title && value ? [{ title, value }] : []));
  }
  get #finder() {
    return finders.get(this.getRootElement());
  }

  // The renderer's own typeahead is never used: what it does for one it recognises by this.
  override isDynamicTypeahead() {
    return false;
  }
  override get value(): string | undefined {
    return this.#searchable ? this.#chosen?.value : super.value;
  }
  override isSet() {
    return !!this.value;
  }
  override isValid() {
    if (!this.#searchable) return super.isValid();
    return this.#chosen !== undefined || !this.#input?.value.trim();
  }
  override focus() {
    if (this.#input) this.#input.focus();
    else super.focus();
  }

  protected override internalRender() {
    if (!this.#searchable) return super.internalRender();
    const input = document.createElement('input');
    const list = document.createElement('div');
    list.id = `choices-${++made}`;
    list.className = 'choices';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', this.label ?? this.placeholder ?? '');
    list.popover = 'manual';
    input.type = 'text';
    input.className = 'ac-input ac-multichoiceInput ac-choiceSetInput-filtered';
    input.autocomplete = 'off';
    input.placeholder = this.placeholder ?? '';
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-expanded', 'false');
    const preset = this.defaultValue;
    if (preset) {
      this.#chosen = this.#fixed.find(({ value }) => value === preset) ?? { title: preset, value: preset };
      input.value = this.#chosen.title;
    }
    input.addEventListener('input', () => this.#typed());
    input.addEventListener('click', () => this.#open());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => this.#close());
    // A press on a choice must not take the focus from the field before it counts.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#input = input;
    this.#list = list;
    return input;
  }

  protected override overrideInternalRender() {
    const rendered = super.overrideInternalRender();
    if (this.#list) this.inputControlContainerElement.append(this.#list);
    return rendered;
  }

  #typed() {
    const typed = this.#input?.value.trim() ?? '';
    this.#chosen = [...this.#fixed, ...this.#found].find(({ title }) => title.toLowerCase() === typed.toLowerCase());
    this.valueChanged();
    clearTimeout(this.#timer);
    this.#open();
    if (this.choicesData?.dataset && typed !== '') this.#timer = setTimeout(() => void this.#ask(typed), debounceMs);
  }

  async #ask(typed: string) {
    const asked = ++this.#asked;
    const found = await this.#finder?.find(this.choicesData?.dataset ?? '', typed);
    if (asked !== this.#asked || this.#input !== document.activeElement) return;
    this.#found = found ?? [];
    this.#show(found === undefined ? (this.#finder?.words.failed ?? '') : undefined);
  }

  #open() {
    const waiting = this.choicesData?.dataset && this.#input?.value.trim() && this.#chosen === undefined;
    this.#show(waiting ? this.#finder?.words.searching : undefined);
  }

  /** Lists what fits. `note` stands in the list when nothing does. */
  #show(note = this.#finder?.words.noResults ?? '') {
    const { value: typed = '' } = this.#input ?? {};
    const whole = this.#chosen !== undefined;
    const fits = ({ title }: Option) => whole || title.toLowerCase().includes(typed.trim().toLowerCase());
    const known = new Set<string>();
    // What the bot found stands as it found it: it may know more names than the title.
    this.#shown = [...this.#fixed.filter(fits), ...(typed.trim() && !whole ? this.#found : [])].filter(
      ({ value }) => !known.has(value) && known.add(value),
    );
    this.#active = -1;
    const list = this.#list;
    if (!list || !this.#input) return;
    const none = this.#shown.length === 0 && typed.trim() !== '';
    list.replaceChildren(...this.#shown.map((option, at) => this.#row(option, at)), ...(none ? [noteRow(note)] : []));
    if (list.children.length === 0) return this.#close();
    const box = this.#input.getBoundingClientRect();
    const below = window.innerHeight - box.bottom - 8;
    const height = Math.min(260, Math.max(below, 160));
    list.style.left = `${box.left}px`;
    list.style.width = `${box.width}px`;
    list.style.maxHeight = `${height}px`;
    if (!list.matches(':popover-open')) list.showPopover();
    const up = below < 160;
    list.style.top = up ? `${Math.max(8, box.top - list.offsetHeight - 4)}px` : `${box.bottom + 4}px`;
    this.#input.setAttribute('aria-expanded', 'true');
    this.#input.removeAttribute('aria-activedescendant');
  }

  #row(option: Option, at: number) {
    const row = document.createElement('div');
    row.id = `${this.#list?.id}-${at}`;
    row.className = 'choice';
    row.setAttribute('role', 'option');
    row.setAttribute('aria-selected', String(option.value === this.#chosen?.value));
    row.textContent = option.title;
    row.addEventListener('click', () => this.#choose(option));
    return row;
  }

  #choose(option: Option) {
    this.#chosen = option;
    if (this.#input) this.#input.value = option.title;
    this.#close();
    this.valueChanged();
  }

  #close() {
    if (this.#list?.matches(':popover-open')) this.#list.hidePopover();
    this.#input?.setAttribute('aria-expanded', 'false');
    this.#input?.removeAttribute('aria-activedescendant');
  }

  #key(event: KeyboardEvent) {
    const open = this.#list?.matches(':popover-open') ?? false;
    const last = this.#shown.length - 1;
    if (event.key === 'ArrowDown') {
      if (open) this.#highlight(this.#active < last ? this.#active + 1 : 0);
      else this.#open();
    } else if (event.key === 'ArrowUp' && open) this.#highlight(this.#active > 0 ? this.#active - 1 : last);
    else if (event.key === 'Escape' && open) this.#close();
    else if (event.key === 'Enter') {
      const option = open ? this.#shown[this.#shown.length === 1 ? 0 : this.#active] : undefined;
      if (option) this.#choose(option);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #highlight(at: number) {
    this.#active = at;
    [...(this.#list?.children ?? [])].forEach((row, index) => {
      row.classList.toggle('active', index === at);
      if (index !== at) return;
      row.scrollIntoView({ block: 'nearest' });
      this.#input?.setAttribute('aria-activedescendant', row.id);
    });
  }
}

function noteRow(text: string) {
  const row = document.createElement('div');
  row.className = 'choice note';
  row.setAttribute('role', 'option');
  row.setAttribute('aria-disabled', 'true');
  row.setAttribute('aria-selected', 'false');
  row.textContent = text;
  return row;
}

export function registerCombobox() {
  GlobalRegistry.elements.register('Input.ChoiceSet', Combobox, Versions.v1_0);
}
