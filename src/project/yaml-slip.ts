import type { ErrorCode, YAMLError } from "yaml";

/** A slip of YAML in our words, where a person would look for it. */
export interface Slip {
  /** In UTF-16 units. */
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

/** What the parser stumbled over, traced back to where it was written. */
export function slipOf({ code, message, pos }: YAMLError, source: string): Slip {
  const [offset] = pos;
  const say = SAYINGS[code];
  return say?.(source, offset) ?? { offset, message: `This is no YAML: ${message}.`, hint: EDITOR };
}

export const TOO_DEEP = {
  message: "The file is nested too deeply to be read.",
  hint: "Write fewer brackets: nothing here has more than four levels.",
} as const;

const EDITOR = "An editor that knows YAML underlines it as you type.";
const COLUMN = "Keys of one group begin in the same column; use blanks to get there.";
const QUOTES = 'Write the value in quotes: key: "value".';
const KEY_AND_VALUE = "Write key: value, with a colon and a blank between.";

type Say = (source: string, offset: number) => Slip | undefined;

const SAYINGS: Readonly<Partial<Record<ErrorCode, Say>>> = {
  BAD_INDENT: (source, offset) => neverClosed(source, offset) ?? wrongColumn(source, offset),
  BLOCK_AS_IMPLICIT_KEY: (source, offset) => {
    const line = lineAt(source, offset);
    if (!/:\s/.test(`${line} `)) return wrongColumn(source, offset + line.length + 1);
    const message = "There is a second colon in this line.";
    return { offset, message, hint: QUOTES };
  },
  MULTILINE_IMPLICIT_KEY: (source, offset) => {
    const line = lineAt(source, offset);
    const isItem = /-\s+$/.test(source.slice(lineStart(source, offset), offset));
    return isItem
      ? wrongColumn(source, offset + line.length + 1)
      : { offset, message: `"${line.trimEnd()}" is no key with a value.`, hint: KEY_AND_VALUE };
  },
  TAB_AS_INDENT: (_source, offset) => ({
    offset,
    message: "This line is indented with a tab.",
    hint: "Indent with blanks.",
  }),
  DUPLICATE_KEY: (source, offset) => ({
    offset,
    message: `The key "${wordAt(source, offset)}" stands here twice.`,
    hint: "Keep one of them.",
  }),
  MISSING_CHAR: neverClosed,
  RESOURCE_EXHAUSTION: (_source, offset) => ({ offset, ...TOO_DEEP }),
  BAD_SCALAR_START: (source, offset) => ({
    offset,
    message: `No value begins with "${source[offset]}".`,
    hint: QUOTES,
  }),
  BAD_DQ_ESCAPE: (source, offset) => ({
    offset,
    message: `"${source.slice(offset, offset + 2)}" means nothing in double quotes.`,
    hint: "Write \\\\ for a backslash, or use single quotes.",
  }),
  TAG_RESOLVE_FAILED: (_source, offset) => ({
    offset,
    message: "Tags are not read.",
    hint: "Take it away, or write the value in quotes.",
  }),
  MULTIPLE_DOCS: (_source, offset) => ({
    offset,
    message: "A second document begins here.",
    hint: "A file holds one: take the line --- away.",
  }),
  UNEXPECTED_TOKEN: (source, offset) => {
    const message = `"${lineAt(source, offset).trim()}" does not belong here.`;
    return { offset, message, hint: "Take it away, or put all of the value in quotes." };
  },
  BLOCK_IN_FLOW: (source, offset) => ({
    offset,
    message: `"${lineAt(source, offset).trim()}" stands inside of brackets.`,
    hint: "Inside of [ ] and { } items are separated by commas.",
  }),
};

/** The first line that is not empty from an offset on: its column fits no group. */
function wrongColumn(source: string, from: number): Slip | undefined {
  const found = /\S/.exec(source.slice(from));
  if (!found) return undefined;
  const offset = from + found.index;
  const message = `"${wordAt(source, offset)}" begins in a column in which nothing can go on.`;
  return { offset, message, hint: COLUMN };
}

const CLOSES: Readonly<Record<string, string>> = { "[": "]", "{": "}", '"': '"', "'": "'" };

/** What is open at an offset: a quote, else the innermost bracket. */
function neverClosed(source: string, until: number): Slip | undefined {
  const open = openAt(source, until);
  const sign = open === undefined ? undefined : source[open];
  if (open === undefined || sign === undefined) return undefined;
  const message = `This ${sign} is never closed.`;
  return { offset: open, message, hint: `Close it with ${CLOSES[sign]}.` };
}

function openAt(source: string, until: number): number | undefined {
  const brackets: number[] = [];
  for (const token of source.matchAll(TOKENS)) {
    if (token.index >= until) break;
    const [text] = token;
    const { quoted } = token.groups ?? {};
    if (quoted !== undefined) {
      const start = token.index + text.length - quoted.length;
      if (quoted.length < 2 || quoted[0] !== quoted.at(-1)) return start;
    } else if (text === "[" || text === "{") brackets.push(token.index);
    else if (text === "]" || text === "}") brackets.pop();
  }
  return brackets.at(-1);
}

/** Comments, values in quotes (the last one perhaps without an end) and brackets. */
const TOKENS =
  /(?:^|\s)#.*|(?:^|[-:,[{]\s|[[{,])[ \t]*(?<quoted>"(?:[^"\\]|\\.)*(?:"|$(?![\s\S]))|'(?:[^']|'')*(?:'|$(?![\s\S])))|[[\]{}]/gm;

const lineStart = (source: string, offset: number): number =>
  source.lastIndexOf("\n", offset - 1) + 1;

const lineAt = (source: string, offset: number): string =>
  (source.slice(offset).split("\n")[0] ?? "").slice(0, LONGEST_ECHO);

const wordAt = (source: string, offset: number): string =>
  (/^[^\s:]+/.exec(source.slice(offset))?.[0] ?? "").slice(0, LONGEST_ECHO);

const LONGEST_ECHO = 60;
