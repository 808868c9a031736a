import { hidesEnding } from "./run/history.ts";
import type { RunEvent } from "./run/journal.ts";
import type { ActionError } from "./run/result.ts";
import type { Run } from "./run/run.ts";

/** What happened in a run, one line for each action that ended, in order. */
export function traceOf(run: Run): readonly string[] {
  const lines = run.events().map((event) => line(run, event));
  const { status = "Running", error } = run.ending ?? {};
  const said = error && !hidesEnding(run) ? why(error) : "";
  return [
    `${run.flow}`,
    ...lines,
    `${clock((run.end ?? run.host.now()) - run.start)} ${status}${said && `: ${said}`}`,
  ];
}

function line({ start }: Run, { result, path }: RunEvent): string {
  const { name, status, code, error, retries, repetition } = result;
  const turns = repetition?.map(({ loop, index }) => `${loop} ${index + 1}`) ?? [];
  const place = turns.length > 0 ? ` [${turns.join(", ")}]` : "";
  const again = retries ? ` after ${retries} ${retries === 1 ? "retry" : "retries"}` : "";
  const failure =
    error && status !== "Skipped" ? ` ${error.code}: ${firstLine(error.message)}` : "";
  const how = code === "NotSpecified" || code === "ActionSkipped" ? "" : ` (${code})`;
  return `${clock(result.end - start)} ${"  ".repeat(path.length)}${name}${place} ${status}${how}${again}${failure}`;
}

/** Who ends a run need not say why. */
const why = ({ code, message }: ActionError): string =>
  [code, firstLine(message)].filter((part) => part !== "").join(" ");

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

/** `+0:01:05.250` since the start. */
function clock(milliseconds: number): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  const seconds = Math.floor(milliseconds / 1000);
  const fraction = String(Math.floor(milliseconds % 1000)).padStart(3, "0");
  return `+${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${fraction}`;
}
