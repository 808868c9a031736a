import { NCNAME } from "./names.ts";

export class XPathError extends Error {}

const TOKEN = new RegExp(
  `\\s*(?:(?<number>\\d+(?:\\.\\d*)?|\\.\\d+)|"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<name>${NCNAME}(?::(?!:)(?:${NCNAME}|\\*))?)|(?<symbol>::|\\.\\.|//|!=|<=|>=|[()[\\]@,.|+\\-=<>*/$]))`,
  "y",
);

export interface Token {
  readonly kind: "number" | "string" | "name" | "symbol" | "operator";
  readonly text: string;
}

const WORDS: ReadonlySet<string> = new Set(["and", "or", "mod", "div"]);

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  for (let at = 0; at < trimmed.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(trimmed)?.groups;
    if (!groups) throw new XPathError(`'${trimmed.slice(at, at + 20)}' has no meaning`);
    const { number, double, single, name, symbol } = groups;
    const last = tokens.at(-1);
    // After an operand `*` and the words are operators, elsewhere they are names.
    const operand =
      last !== undefined &&
      (last.kind === "number" ||
        last.kind === "string" ||
        last.kind === "name" ||
        (last.kind === "symbol" && [")", "]", ".", "..", "*"].includes(last.text)));
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (double !== undefined || single !== undefined) {
      tokens.push({ kind: "string", text: double ?? single ?? "" });
    } else if (name !== undefined) {
      tokens.push({ kind: operand && WORDS.has(name) ? "operator" : "name", text: name });
    } else if (symbol !== undefined) {
      const operator =
        symbol === "*"
          ? operand
          : ["+", "-", "=", "!=", "<", "<=", ">", ">=", "|"].includes(symbol);
      tokens.push({ kind: operator ? "operator" : "symbol", text: symbol });
    }
  }
  return tokens;
}
