import { formatNotes, type Note } from './notes.ts';

/** Notes of one kind that are told each for itself; more are summed. */
const mostAlike = 5;
/** Places that a sum names. */
const placesNamed = 3;

/** What an editor has to look at; the rest only tells. */
const asks = ({ message }: Note): boolean => /^(Look at|Guessed|No journey)/.test(message);

/** What a note says without what it says it of: names, addresses, numbers and what is known of a picture. */
const sayingOf = ({ message }: Note): string =>
  message
    .replace(/ · .*?(?=;|$)/g, '')
    .replace(/`[^`]*`|“[^”]*”|\([^)]*\)/g, '')
    .replace(/\S*[./]\S*\w|[\d.]+/g, '')
    .replace(/\s+/g, ' ');

const kindOf = (note: Note): string => `${note.file} ${note.code} ${sayingOf(note)}`;

/**
 * Notes for a person to read: what is to be looked at and was guessed first, each for itself, then all else; of that, many of one kind are one line.
 * @param all whether each is told for itself
 */
export function report(notes: readonly Note[], { all = false }: { all?: boolean } = {}): string {
  const kinds = new Map<string, Note[]>();
  const rest = notes.filter((note) => !asks(note));
  for (const note of rest) {
    const alike = kinds.get(kindOf(note));
    if (alike) alike.push(note);
    else kinds.set(kindOf(note), [note]);
  }
  const lines = rest.flatMap((note) => {
    const alike = kinds.get(kindOf(note)) ?? [];
    if (all || alike.length <= mostAlike) return [note];
    return alike[0] === note ? [summed(note, alike.slice(1))] : [];
  });
  return formatNotes([...notes.filter(asks), ...lines]);
}

/** One note for it and others of its kind. */
function summed(first: Note, others: readonly Note[]): Note {
  const count = others.reduce((sum, { times }) => sum + times, first.times);
  const places = others.slice(0, placesNamed).map(({ line, column }) => `${line}:${column}`);
  return { ...first, times: 1, message: `${first.message}; ${count} of this kind, the next at ${places.join(', ')} …` };
}
