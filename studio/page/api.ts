import type { Edit } from '#studio/edit.ts';
import type { PlacedProblem } from '#studio/placed-problems.ts';
import type { Gaps } from '#studio/screen-sizes.ts';
import type { StoryState } from '#studio/state.ts';

/** A story's files, as the server tells of them. */
export interface State extends StoryState {
  readonly story: string;
  readonly revision: string;
  readonly undo: string | null;
  readonly redo: string | null;
}

export type Heard =
  | { readonly kind: 'files'; readonly revision: string }
  | { readonly kind: 'read'; readonly revision: string; readonly sound: boolean; readonly gaps: Gaps | null }
  | { readonly kind: 'problems'; readonly revision: string; readonly problems: readonly PlacedProblem[]; readonly linted: boolean };

/** What the server says no with. */
export class Refused extends Error {
  /** whether it is about the edit itself, and says what the files have; else it was not looked at */
  readonly isOfEdit: boolean;

  constructor(message: string, isOfEdit = false) {
    super(message);
    this.isOfEdit = isOfEdit;
  }
}

/** The server's side of a story. */
export function studioApi(story: string) {
  const at = `/studio/${story}/`;
  const post = async (what: string, body: unknown): Promise<Record<string, unknown>> => {
    const answer = await fetch(at + what, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const text = await answer.text();
    const said = (text.startsWith('{') ? JSON.parse(text) : { message: text }) as {
      message?: string;
      file?: string;
      line?: number;
      column?: number;
    };
    if (answer.ok) return said as Record<string, unknown>;
    const place = said.file === undefined ? '' : `${said.file}:${said.line}:${said.column}: `;
    throw new Refused(`${place}${said.message ?? answer.statusText}`, answer.status === 422);
  };
  return {
    state: async (): Promise<State> => {
      const answer = await fetch(`${at}state`);
      if (!answer.ok) throw new Refused(await answer.text());
      return answer.json();
    },
    /** The story for the map, or null while it has a mistake. */
    storyJson: async (lang: string): Promise<unknown> => {
      const answer = await fetch(`${at}story/${lang}.json`);
      return answer.ok ? answer.json() : null;
    },
    edit: (edit: Edit, revision: string) => post('edit', { edit, revision }),
    turn: (way: 'undo' | 'redo') => post(way, null),
    /** @param lost called when the server is gone; the browser asks again by itself */
    listen(heard: (event: Heard) => void, lost: (is: boolean) => void): void {
      const source = new EventSource(`${at}events`);
      source.onmessage = ({ data }) => heard(JSON.parse(data));
      source.onopen = () => lost(false);
      source.onerror = () => lost(true);
    },
  };
}
