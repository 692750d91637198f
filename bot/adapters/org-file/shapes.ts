import { z } from 'zod';
import type { Known } from './known.ts';
import { suggestion, write } from './wording.ts';

/** A group of keys of which none is unknown; an unknown one is answered with those that there are. */
export function group<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const names = Object.keys(shape).join(', ');
  return z.strictObject(shape, write(`The keys here are: ${names}.`));
}

export function text(instead: string) {
  return z.string(write(instead)).trim().min(1, write(instead));
}

export function wholeNumber(least: number, instead: string) {
  return z.int(write(instead)).min(least, write(instead));
}

export function list<Item extends z.ZodType>(item: Item, instead: string) {
  return z.array(item, write(instead));
}

/** One word of a closed list. */
export function oneOf<const Names extends { readonly [name: string]: string }>(names: Names) {
  const all = Object.keys(names);
  return z.enum(names, {
    error: ({ input }) =>
      typeof input === 'string'
        ? `"${input}" is not known here.${suggestion(input, all)} Write one of: ${all.join(', ')}.`
        : `Write one of: ${all.join(', ')}.`,
  });
}

/** A new id, as references will write it. */
export const slug = z
  .string(write('Write an id in small letters, figures and hyphens, for example "vardcentralen-hylte".'))
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: ({ input }) =>
      `"${String(input)}" is no id. Write small letters a to z, figures and hyphens, for example "vardcentralen-hylte".`,
  });

/** A name that the file must define elsewhere; gives the id that it stands for. */
export function reference<Id extends string>(noun: string, known: ReadonlyMap<string, Id>, where: string) {
  return z.string(write(`Write the id of a ${noun} under "${where}".`)).transform((name, context): Id => {
    const found = known.get(name) ?? known.get(name.toLowerCase());
    if (found !== undefined) return found;
    const message = `There is no ${noun} "${name}" under "${where}".${suggestion(name, known.keys())} Write one that is there, or add it.`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

/** References, of which none may come twice. */
export function references<Id extends string>(noun: string, known: ReadonlyMap<string, Id>, where: string) {
  const instead = `Write a list of ids of the ${noun}s under "${where}", for example [first, second].`;
  return list(reference(noun, known, where), instead).superRefine((ids, context) => {
    for (const [index, each] of ids.entries()) {
      if (ids.indexOf(each) === index) continue;
      context.addIssue({
        code: 'custom',
        path: [index],
        message: `This ${noun} is already in the list. Remove one of the two.`,
      });
    }
  });
}

/** The units and the places of the file, for references. */
export function placesIn(known: Known, level: 'unit' | 'any') {
  const entries = [...known.places].filter(([, place]) => level === 'any' || place.level === level);
  return new Map(entries.map(([name, place]) => [name, place.id]));
}
