import './main.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { fetchLocalPeople, fetchSettings } from './api.ts';
import { App, type Start, Unreachable } from './app.tsx';
import type { Teams, TeamsSettings } from './host.ts';
import { hashOf } from './link.ts';
import { localHost, noHost } from './local-host.ts';

/** A host that is there answers at once; past this the person is told where to open Trygg, and let in if it comes after all. */
const PATIENCE_MS = 2_500;

const address = new URL(location.href);
const element = document.getElementById('root');
if (!element) throw new Error('the page has no root');
let teams: Teams | null = null;
const root = createRoot(element, {
  onCaughtError(error) {
    // A part that could not be had, after an update of the server: a page of ours says so.
    teams?.shown();
    console.error(error);
  },
  onUncaughtError(error) {
    teams?.broken();
    reportError(error);
  },
});

const draw = (start: Start) =>
  root.render(
    <StrictMode>
      <App key={start.kind} {...start} />
    </StrictMode>,
  );

/**
 * Who looks, and where. The module itself waits for nothing: a part that is loaded meanwhile waits for the file that it
 * stands in.
 */
async function start() {
  // The stage says who; on its own the tab asks where it is.
  if (address.searchParams.has('as')) return draw({ kind: 'local', host: localHost(address), people: null });
  try {
    const settings = await fetchSettings();
    if (settings.mode === 'local') draw({ kind: 'local', host: localHost(address), people: await fetchLocalPeople() });
    else await drawInTeams(settings);
  } catch {
    root.render(<Unreachable />);
  }
}

async function drawInTeams(settings: TeamsSettings) {
  const { teamsHost } = await import('./host.ts');
  const outside = () => draw({ kind: 'outside', host: noHost(), settings });
  const late = setTimeout(outside, PATIENCE_MS);
  const found = await teamsHost(settings).catch(() => null);
  clearTimeout(late);
  if (!found) return outside();
  teams = found.teams;
  const asked = hashOf(teams.subPage) ?? (location.hash === '' && teams.entity === 'cases' ? '#/cases' : null);
  if (asked !== null) history.replaceState(null, '', asked);
  draw({ kind: 'teams', ...found, settings });
}

void start();
