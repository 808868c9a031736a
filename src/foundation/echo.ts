/** Characters of somebody's text that a message repeats. */
const LONGEST = 60;

/** The beginning of a text as a message can hold it: on one line, and no longer than it must be. */
export function echoed(text: string): string {
  const [line = ""] = text.split(/[\r\n]/, 1);
  const short = line.slice(0, LONGEST);
  return short.length < text.length ? `${short}…` : short;
}
