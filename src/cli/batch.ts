import { type Diagnostic, isJsonObject, type JsonObject, parseJson } from "#foundation";
import { readText } from "./node/files.ts";
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

/** Answers every line of a JSON Lines file with one line, in order; empty lines are passed over. */
export async function answerLines(
  session: Session,
  file: string,
  { answer, refuse }: Answers,
): Promise<void> {
  let piece = "";
  for (const [index, line] of (await readText(session.path(file))).split("\n").entries()) {
    if (line.trim() === "") continue;
    const asked = question(line);
    const answered = asked.ok ? answer(asked) : refuse(unasked(file, index + 1, asked));
    piece += `${answered}\n`;
    if (piece.length > PIECE) {
      session.terminal.out(piece);
      piece = "";
    }
  }
  session.terminal.out(piece);
}

type Asked = ({ readonly ok: true } & Question) | Unasked;

interface Unasked {
  readonly ok: false;
  readonly message: string;
  readonly offset: number;
}

function question(line: string): Asked {
  const parsed = parseJson(line);
  if (!parsed.ok) return parsed;
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
