/**
 * The place in the tab that a card's link leads to (`#/cases/1`), or undefined for any other address. Both the
 * tab's own address and Teams' deep link (`https://teams.microsoft.com/l/entity/<app>/<tab>?context=…`) count.
 */
export function tabRoute(url: string): string | undefined {
  let address: URL;
  try {
    address = new URL(url, window.location.href);
  } catch {
    return undefined;
  }
  if (address.origin === window.location.origin && address.pathname.startsWith('/tab')) return address.hash || '#/';
  if (address.hostname !== 'teams.microsoft.com' || !address.pathname.startsWith('/l/entity/')) return undefined;
  const place = /"subEntityId"\s*:\s*"([^"]*)"/.exec(address.searchParams.get('context') ?? '')?.[1] ?? '';
  return `#/${place.replace(/^[#/]+/, '')}`;
}
