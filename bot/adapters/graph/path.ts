/** What a call's address is made of. */
export type Ask = {
  /** The template's parameters: `{ 'site-id': … }`. Slashes part segments only in `item-path`. */
  readonly at?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string };
  readonly headers?: { readonly [name: string]: string };
};

/** Fills a template (`/users/{user-id}`) and adds the query. Throws RangeError for a parameter that is missing or would climb out of its place. */
export function fill(template: string, { at = {}, query = {} }: Ask): string {
  const path = template.replace(/\{([\w-]+)\}/g, (_whole, name: string) => {
    const value = at[name];
    const parts = name === 'item-path' || name === 'site-path' ? value?.split('/') : [value];
    if (!value || parts?.some((part) => part === undefined || /^\.{0,2}$/.test(part)))
      throw new RangeError(`no usable {${name}} for ${template}`);
    return (parts ?? []).map((part) => encode(part ?? '')).join('/');
  });
  const asked = Object.entries(query).map(([name, value]) => `${name}=${encode(value)}`);
  return asked.length === 0 ? path : `${path}?${asked.join('&')}`;
}

/** Site ids hold commas, which Graph's own links leave as they are. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',');
}
