import './main.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { fetchLocalPeople, fetchWords } from './api.ts';
import { App } from './app.tsx';
import { type Host, localHost, teamsHost } from './host.ts';

const address = new URL(location.href);
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

// The stage says who; on its own the tab asks whether this is local mode, and else is inside Teams.
const local = address.searchParams.has('as');
const people = local ? null : await fetchLocalPeople().catch(() => null);
const host = local || people ? localHost(address) : await teamsHost().catch(() => null);

if (host) start(host);
else root.textContent = (await fetchWords(navigator.language.startsWith('en') ? 'en' : 'sv')).outside;

function start(within: Host) {
  if (root)
    createRoot(root).render(
      <StrictMode>
        <App host={within} people={people} />
      </StrictMode>,
    );
}
