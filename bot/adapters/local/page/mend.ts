/**
 * The accessibility faults of Microsoft's card renderer (adaptivecards 3.0.6), each mended by name in the DOM
 * it has drawn. (Its searchable choices are replaced as a whole, in combobox.ts; heading levels are set in
 * host-config.ts.) Remove a mend when the renderer no longer needs it.
 */
const mends = {
  /** Several radio buttons or checkboxes stand under a label that does not name them as a group. */
  'choices-without-group'(card: HTMLElement) {
    for (const set of card.querySelectorAll<HTMLElement>(
      '.ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect',
    )) {
      set.setAttribute('role', set.querySelector('input[type=radio]') ? 'radiogroup' : 'group');
      const label = labelOf(set);
      if (label) set.setAttribute('aria-labelledby', label.id);
      if (set.classList.contains('ac-input-required') && set.getAttribute('role') === 'radiogroup')
        set.setAttribute('aria-required', 'true');
    }
  },

  /** Each choice is named by its own label and, the first, by the group's label too: the group now says that. */
  'first-choice-named-after-the-group'(card: HTMLElement) {
    for (const input of card.querySelectorAll<HTMLElement>(
      '.ac-input input[type=radio], .ac-input input[type=checkbox]',
    )) {
      input.removeAttribute('aria-required');
      const own = input.id && card.querySelector(`label[for="${CSS.escape(input.id)}"]`);
      if (!own) continue;
      input.removeAttribute('aria-labelledby');
      input.removeAttribute('aria-label');
    }
  },

  /** A group's label is a <label for> that points at a <div>. */
  'label-for-a-div'(card: HTMLElement) {
    for (const label of card.querySelectorAll<HTMLLabelElement>('label[for]')) {
      const target = document.getElementById(label.htmlFor);
      if (target instanceof HTMLDivElement) label.removeAttribute('for');
    }
  },

  /** A failing field looks red but does not say so, and its message is part of its name, not its description. */
  'failure-only-in-colour'(card: HTMLElement) {
    for (const field of card.querySelectorAll<HTMLElement>('[aria-invalid=true]')) {
      if (field.classList.contains('ac-input-validation-failed')) continue;
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-describedby');
    }
    for (const field of card.querySelectorAll<HTMLElement>('.ac-input-validation-failed')) {
      const message = outerOf(field)?.lastElementChild;
      if (!(message instanceof HTMLElement) || message.contains(field) || !message.id) continue;
      message.classList.add('failure');
      if (field.getAttribute('aria-invalid') === 'true' && field.getAttribute('aria-describedby') === message.id)
        continue;
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', message.id);
      const names = (field.getAttribute('aria-labelledby') ?? '').split(' ').filter((id) => id !== message.id);
      if (names.join(' ')) field.setAttribute('aria-labelledby', names.join(' '));
      message.setAttribute('role', 'alert');
    }
  },

  /** A placeholder becomes the field's aria-label although the field has a real label. */
  'placeholder-as-name'(card: HTMLElement) {
    for (const field of card.querySelectorAll<HTMLElement>(
      'input[aria-labelledby][aria-label], textarea[aria-labelledby][aria-label]',
    ))
      field.removeAttribute('aria-label');
  },

  /** The card itself is a focus stop although nothing happens when it is pressed. */
  'card-in-tab-order'(card: HTMLElement) {
    for (const inert of card.querySelectorAll<HTMLElement>('.ac-adaptiveCard[tabindex="0"]')) inert.tabIndex = -1;
  },

  /** Pictures for decoration have role presentation and no alt. */
  'picture-without-alt'(card: HTMLElement) {
    for (const picture of card.querySelectorAll('img:not([alt])')) picture.setAttribute('alt', '');
  },

  /** An address opens in a new window that can reach back to this one. */
  'link-with-opener'(card: HTMLElement) {
    for (const link of card.querySelectorAll('a[target=_blank]')) link.setAttribute('rel', 'noopener noreferrer');
  },
} as const;

export const mendNames = Object.keys(mends);

export function mend(card: HTMLElement): void {
  for (const one of Object.values(mends)) one(card);
}

/** Mends now and whenever the renderer redraws a part, as when a field fails. Returns how to stop. */
export function keepMended(card: HTMLElement): () => void {
  mend(card);
  const observer = new MutationObserver(() => {
    mend(card);
    // What the mends changed is no news: without this they would answer themselves for ever.
    observer.takeRecords();
  });
  observer.observe(card, { childList: true, subtree: true, attributes: true, attributeFilter: ['class'] });
  return () => observer.disconnect();
}

/** The box that holds a field with its label above and its message below. */
const outerOf = (field: HTMLElement) => field.closest<HTMLElement>('.ac-input-container')?.parentElement;

const labelOf = (field: HTMLElement) => {
  const first = outerOf(field)?.firstElementChild;
  return first instanceof HTMLElement && !first.contains(field) && first.id ? first : undefined;
};
