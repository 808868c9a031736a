import type { State } from "./parse-state.ts";
import * as scan from "./scan.ts";

/** A bracket that closes something outside the operand: the operand ends before it. */
export const isOuterClose = (state: State, code: number, close: number): boolean =>
  (code === scan.CLOSE && close !== scan.CLOSE && state.calls > 0) ||
  (code === scan.CLOSE_KEY && close !== scan.CLOSE_KEY && state.keys > 0);

/** Goes on to where the operand that cannot be understood ends. */
export function skip(state: State, close: number): number {
  const { text } = state;
  let open = 0;
  for (let at = state.at; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === scan.QUOTE) at = (scan.quotedEnd(text, at) ?? text.length) - 1;
    else if (code === scan.OPEN || code === scan.OPEN_KEY) open += 1;
    else if (open > 0) {
      if (code === scan.CLOSE || code === scan.CLOSE_KEY) open -= 1;
    } else if (
      code === close ||
      (code === scan.COMMA && close === scan.CLOSE) ||
      isOuterClose(state, code, close)
    ) {
      return at;
    }
  }
  return text.length;
}
