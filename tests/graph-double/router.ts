import type { Route } from './exchange.ts';

const literals = (template: string) => template.split('/').filter((segment) => !segment.includes('{')).length;

/** Finds the route of a path below `/v1.0`; a literal segment goes before a parameter. */
export function createRouter(routes: readonly Route[]) {
  const known = routes
    .map((route) => ({
      route,
      names: [...route.template.matchAll(/\{([\w-]+)\}/g)].map(([, name]) => name ?? ''),
      pattern: new RegExp(`^${route.template.replaceAll(/[.$()]/g, '\\$&').replaceAll(/\{[\w-]+\}/g, '([^/:]+)')}$`),
    }))
    .sort((left, right) => literals(right.route.template) - literals(left.route.template));
  return (method: string, path: string): { route: Route; params: Record<string, string> } | undefined => {
    for (const { route, names, pattern } of known) {
      if (route.method !== method) continue;
      const found = pattern.exec(path);
      if (!found) continue;
      return {
        route,
        params: Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')])),
      };
    }
    return undefined;
  };
}
