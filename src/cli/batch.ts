import { type Diagnostic, isJsonObject, type JsonObject, parseJson, utf8Text } from "#foundation";
import { readBytes } from "./node/files.ts";
import type { Session } from "./session.ts";

/** Lines are gathered to about this many characters before they are written. */
const PIECE = 1 << 16;

/** What a line asks: its `text`, and the whole object of the line. */
export interface Question {
  readonly text: string;
  readonly line: JsonObject;
}

/** How a command answers a line, and one that asks nothing: each with one line of JSON. */
interface Answers {
  readonly answer: (question: Question) => string;
  readonly refuse: (finding: Diagnostic) => string;
}

/** Answers every line of a JSON Lines file with one line, in order, whatever the line holds. */
export async function answerLines(
  session: Session,
  file: string,
  { answer, refuse }: Answers,
): Promise<void> {
  let piece = "";
  for (const [index, line] of linesOf(await readBytes(session.path(file))).entries()) {
    const asked = line === undefined ? NO_TEXT : question(line);
    const answered = asked.ok ? answer(asked) : refuse(unasked(file, index + 1, asked));
    piece += `${answered}\n`;
    if (piece.length > PIECE) {
      session.terminal.out(piece);
      piece = "";
    }
  }
  session.terminal.out(piece);
}

/** Behind the last line break there is no line. A line that is no UTF-8 has no text; others have. */
function linesOf(bytes: Uint8Array): readonly (string | undefined)[] {
  const lines = utf8Text(bytes)?.split("\n") ?? linesApart(bytes);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

const LINE_BREAK = 0x0a;

function linesApart(bytes: Uint8Array): readonly (string | undefined)[] {
  const lines: (string | undefined)[] = [];
  let start = 0;
  for (let end = 0; start <= bytes.length; start = end + 1) {
    const found = bytes.indexOf(LINE_BREAK, start);
    end = found < 0 ? bytes.length : found;
    lines.push(utf8Text(bytes.subarray(start, end)));
  }
  return lines;
}

type Asked = ({ readonly ok: true } & Question) | Unasked;

interface Unasked {
  readonly ok: false;
  readonly message: string;
  readonly offset: number;
}

const NO_TEXT: Unasked = { ok: false, message: "The line is no UTF-8 text.", offset: 0 };
const EMPTY: Unasked = { ok: false, message: "The line is empty.", offset: 0 };

function question(line: string): Asked {
  if (line.trim() === "") return EMPTY;
  const parsed = parseJson(line);
  if (!parsed.ok) return parsed;
  const twice = parsed.repeated.find(({ path, same }) => path.length === 1 && !same);
  if (twice) {
    const message = `"${twice.path[0]}" stands twice in the line, with two values.`;
    return { ok: false, message, offset: twice.offset };
  }
  const text = isJsonObject(parsed.value) ? parsed.value.get("text") : undefined;
  return isJsonObject(parsed.value) && typeof text === "string"
    ? { ok: true, text, line: parsed.value }
    : { ok: false, message: 'A line is an object with a "text".', offset: 0 };
}

const unasked = (path: string, line: number, { message, offset }: Unasked): Diagnostic => ({
  code: "cli/batch-line",
  severity: "error",
  message,
  at: { in: "file", path, line, column: offset + 1 },
  hint: "Write one object a line, for example {\"text\": \"@concat('a', 'b')\"}.",
});
