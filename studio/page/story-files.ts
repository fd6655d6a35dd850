import type { State, studioApi } from './api.ts';
import { type Queue, queueOf } from './queue.ts';
import type { Studio } from './studio.ts';

/** A story's files as the server has told of them last, and the edits that are asked of it. */
export interface StoryFiles extends Pick<Studio, 'state' | 'edit' | 'turn'>, Queue {
  /** Asks what the files have now. */
  refresh(): Promise<void>;
}

/** ms after which an edit that is not written yet says so */
const patience = 2000;

/**
 * @param first what the files have
 * @param news called when they have something else, and after each answer
 */
export function storyFiles(api: ReturnType<typeof studioApi>, first: State, say: Studio['say'], news: () => void): StoryFiles {
  let state = first;
  /** how often the state was asked for, and which of the answers is shown */
  const asked = { last: 0, shown: 0 };
  async function refresh(): Promise<void> {
    asked.last += 1;
    const number = asked.last;
    const next = await api.state();
    // Of two that were asked at once the earlier may be answered later.
    if (number < asked.shown) return;
    asked.shown = number;
    if (next.revision === state.revision && next.undo === state.undo && next.redo === state.redo) return;
    state = next;
    news();
  }
  const queue = queueOf(refresh, (words) => say(words, true), news);
  return {
    ...queue,
    state: () => state,
    refresh,
    edit(edit, refused) {
      const slow = setTimeout(() => say('Not written yet: the server is at work, and it will be.'), patience);
      return queue.take(async () => {
        try {
          const made = typeof edit === 'function' ? edit() : edit;
          if (!made) return;
          await api.edit(made, state.revision);
          say(`Written: ${made.kind === 'set-key' ? made.path.join('.') : made.kind}.`);
        } finally {
          clearTimeout(slow);
        }
      }, refused);
    },
    async turn(way) {
      await queue.take(async () => {
        const { turned } = await api.turn(way);
        say(turned ? (way === 'undo' ? 'Undone.' : 'Done again.') : `Nothing to ${way}.`);
      });
    },
  };
}
