import type { hostSv } from './host.sv.ts';

export const hostEn: typeof hostSv = {
  outsideTeams: {
    title: 'Open Trygg in Teams',
    text: 'The tab is shown only in Microsoft Teams, where Trygg knows who you are.',
    open: 'Open in Teams',
    noApp: 'No Trygg in your Teams? Ask your IT support to add the app.',
    danger: 'Is someone in danger? Call 112.',
  },
  share: {
    copy: 'Copy link',
    copied: 'The link to {number} is copied. Whoever gets it sees only what they have the right to see.',
    window: 'Open in a window',
    chat: 'To the chat',
    failed: 'This version of Teams cannot do that.',
  },
  stage: {
    title: 'Cases are not shown on the meeting stage',
    text: 'The whole room sees the stage. Open the case for yourself instead.',
    open: 'Open the case in Teams',
    tasks: 'To the tasks',
  },
  setUp: {
    title: 'Set up the tab',
    lead: {
      channel: 'The tab shows the task list in the channel. Each person sees what they have the right to see.',
      meeting: 'The tab shows the task list in the meeting. Each person sees what they have the right to see.',
      chat: 'The tab shows the task list in the chat. Each person sees what they have the right to see.',
    },
    which: 'Which tasks should the tab show?',
    all: 'Tasks of all administrations',
    hint: 'Everyone in the group can change the filter once they have opened the tab.',
    name: 'Tasks',
    nameOf: 'Tasks {administration}',
    save: 'Press Save to add the tab.',
    noList: 'You can add the tab, but you yourself see only the tasks given to you.',
  },
  lapsed: {
    text: 'You need to sign in again. What you have written is still here.',
    press: 'Sign in again',
  },
  signInFailed: {
    press: 'Sign in',
    working: 'Waiting for Teams …',
    you: 'What you can do',
    it: 'What IT needs to do',
    itToo: 'If that fails: what IT can do',
    letter: 'Text to send to IT',
    copy: 'Copy the text',
    copied: 'The text is copied',
    marked: 'The text is selected. Press Ctrl+C to copy it.',
    admin: 'I am an administrator: approve Trygg',
    chat: 'You can still report in the chat.',
    danger: 'Is someone in danger? Call 112.',
    code: 'Error code: {code}',
    noCode: 'none',
    kinds: {
      approval: {
        title: 'Trygg is not approved yet',
        what: 'An administrator has to approve Trygg for the whole organisation. You cannot do it yourself.',
        you: 'Send the text below to your IT support. Try again when they have answered.',
        it: 'Open the link in the text, sign in as an administrator in Entra and approve. It is done once.',
        letter:
          'Hello! I cannot open Trygg in Teams. An administrator has to approve the app for the whole organisation: {link}. Application ID: {appId}. Error code: {code}.',
      },
      consent: {
        title: 'Trygg needs your approval',
        what: 'The first time, Microsoft asks whether Trygg may know your name and e-mail address.',
        you: 'Press Sign in and approve in the window that opens. If you may not approve, send the text below to IT.',
        it: 'Approve Trygg for the whole organisation, and nobody is asked.',
        letter:
          'Hello! Trygg in Teams asks me for an approval. An administrator can approve the app for everyone: {link}. Application ID: {appId}. Error code: {code}.',
      },
      stepUp: {
        title: 'You need to prove who you are once more',
        what: 'Your organisation asks for an extra check, such as a code on your phone.',
        you: 'Press Sign in and follow the steps in the window that opens.',
        it: 'The sign-in log in Entra tells which policy is not met.',
        letter:
          'Hello! I do not get through the extra check when I open Trygg in Teams. See the sign-in log for application ID {appId}. Error code: {code}.',
      },
      policy: {
        title: 'Your organisation does not let you in from here',
        what: 'A rule of your organisation stops the sign-in. It may be about the computer, phone, network or place.',
        you: 'Try from your work computer or on the network at work. If that fails, send the text below to IT.',
        it: 'The sign-in log in Entra tells which conditional access policy stops it.',
        letter:
          'Hello! Conditional access stops me when I open Trygg in Teams. See the sign-in log for application ID {appId}. Error code: {code}.',
      },
      notAssigned: {
        title: 'You have not been given access to Trygg',
        what: 'Trygg is open only to those who are assigned to the app, and you are not one of them yet.',
        you: 'Send the text below to your IT support. Try again when they have answered.',
        it: 'Assign the person, or a group they belong to, to the enterprise application Trygg in Entra.',
        letter:
          'Hello! I am not assigned to Trygg. Please add me, or a group I belong to, to the enterprise application with application ID {appId}. Error code: {code}.',
      },
      wrongAccount: {
        title: 'You are signed in to another organisation',
        what: 'Trygg is open only to accounts of its own organisation. Guest accounts do not get in.',
        you: 'Change organisation or account at the top right in Teams, and open Trygg again.',
        it: 'The account should belong to the organisation with the directory ID in the text.',
        letter:
          'Hello! Trygg in Teams says that my account belongs to another organisation. It should belong to directory ID {tenantId}. Error code: {code}.',
      },
      cookies: {
        title: 'The browser stops the sign-in',
        what: 'The browser blocks cookies from other sites, and Teams needs them to sign you in.',
        you: 'Open Teams as an app on the computer or phone. Or allow cookies for Teams in the browser, and try again.',
        it: "Allow third-party cookies for Microsoft's sign-in and Teams in the browser's policies.",
        letter:
          'Hello! The browser blocks cookies that Teams needs to sign me in to Trygg (application ID {appId}). Error code: {code}.',
      },
      popup: {
        title: 'The browser stopped a window',
        what: 'The sign-in has to show a window, and the browser did not let it.',
        you: "Allow pop-up windows for Teams in the browser's address bar, and press Sign in again.",
        it: "Allow pop-up windows for Teams in the browser's policies.",
        letter:
          'Hello! The browser blocks pop-up windows from Teams, so that I cannot sign in to Trygg (application ID {appId}). Error code: {code}.',
      },
      network: {
        title: 'The network is away',
        what: 'Trygg does not reach the sign-in right now.',
        you: 'Check the network and try again. Trygg also tries by itself.',
        it: '',
        letter: '',
      },
      clock: {
        title: 'The clock is wrong',
        what: "Your sign-in is good, but Trygg's server thinks it is for another time. It is not your fault.",
        you: 'Send the text below to your IT support, and try again in a while.',
        it: 'Set the clock of the server that Trygg runs on.',
        letter:
          "Hello! Trygg refuses sign-ins because the server's clock is wrong. Please check the time on the server. Application ID: {appId}.",
      },
      refused: {
        title: 'Trygg did not accept your sign-in',
        what: "Teams signed you in, but Trygg's server did not accept the proof. It is not your fault.",
        you: 'Try again. If that fails, send the text below to your IT support.',
        it: "Check that the server's settings for application and directory match the app registration.",
        letter:
          "Hello! Trygg's server refuses sign-ins from Teams. Please check that BOT_APP_ID and BOT_TENANT_ID on the server match the app registration (application ID {appId}, directory ID {tenantId}).",
      },
      setup: {
        title: 'Trygg is not installed correctly',
        what: 'The app in Teams and its registration do not fit each other. It is not your fault.',
        you: 'Send the text below to your IT support.',
        it: "Compare the app's manifest (webApplicationInfo) with the Application ID URI of the app registration, and see the installation guide.",
        letter:
          "Hello! Trygg in Teams is not installed correctly: the manifest's webApplicationInfo does not match the app registration, or the registration is switched off. Application ID: {appId}. Error code: {code}.",
      },
      unknown: {
        title: 'The sign-in failed',
        what: 'Teams could not sign you in to Trygg, and does not say why.',
        you: 'Try again. If that fails, restart Teams. If that does not help, send the text below to your IT support.',
        it: 'The sign-in log in Entra tells what happened.',
        letter:
          'Hello! I cannot sign in to Trygg in Teams. See the sign-in log for application ID {appId}. Error code: {code}.',
      },
    },
  },
};
