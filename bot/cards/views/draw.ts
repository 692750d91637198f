import type { Case } from '../../core/cases/case.ts';
import type { CaseDeps } from '../../core/cases/deps.ts';
import type { CardId } from '../../core/ids.ts';
import type { Locale, Words } from '../../words/index.ts';
import { escaped } from './elements.ts';

export type CardDeps = CaseDeps & {
  /** Address of a place in the tab, as people's clients open it. */
  readonly tabLink: (route: string) => string;
};

/** What every drawing needs: whose language, which card, what time it is. */
export type Draw = {
  readonly deps: CardDeps;
  readonly words: Words;
  readonly locale: Locale;
  readonly card: CardId;
  readonly now: Date;
  /** The channel's account of the one it is drawn for, or null: who is asked to refresh. */
  readonly account: string | null;
};

export function kindsIn(draw: Draw, kinds: Case['kinds']): string {
  return kinds.map((kind) => draw.words.cases.kinds[kind]).join(', ');
}

/** Unit and site by name; an unknown place says so. */
export function placeOf(draw: Draw, of: Pick<Case, 'unit' | 'site'>): string {
  const { organisation } = draw.deps;
  const unit = of.unit === null ? null : organisation.places.get(of.unit);
  const site = of.site === null ? null : organisation.sites.get(of.site);
  const names = [unit?.name, site?.name].filter((name) => name !== undefined);
  return names.length > 0 ? escaped([...new Set(names)].join(', ')) : draw.words.cases.elsewhere;
}

export function functionName(draw: Pick<Draw, 'deps'>, of: Case['function']): string {
  return escaped(draw.deps.organisation.functions.get(of)?.name ?? of);
}

export function personName(draw: Draw, person: Case['holder']): string {
  const known = person === null ? undefined : draw.deps.organisation.people.get(person);
  return escaped(known?.name ?? draw.words.cases.unknownPerson);
}
