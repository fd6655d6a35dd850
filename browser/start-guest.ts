// The script of a story in another page.
import { envelope } from '#embed/messages.ts';
import { mountGuest } from './mount-guest.ts';
import { startStory } from './start.ts';

startStory(mountGuest, false).catch((error: unknown) => {
  if (window.parent !== window) window.parent.postMessage(envelope({ type: 'failed' }), '*');
  throw error;
});
