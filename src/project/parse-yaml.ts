import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLError,
} from "yaml";
import type { Address, Checked, Diagnostic } from "#foundation";
import type { Entry, Tree } from "./tree.ts";
import { slipOf, TOO_DEEP } from "./yaml-slip.ts";

/** Longer files are not read: a mapping fits on a few pages. In UTF-16 units. */
const LONGEST_FILE = 100_000;

/**
 * YAML 1.2 without anchors, aliases and tags, so that a small file stays small. No value when there
 * is nothing that could be judged further.
 */
export function parseYaml(path: string, text: string): Checked<Tree | undefined> {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const lines = new LineCounter();
  const at = (offset: number): Address => {
    const { line, col } = lines.linePos(offset);
    return { in: "file", path, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const start: Address = { in: "file", path, line: 1, column: 1 };
  if (source.length > LONGEST_FILE) {
    return refused({
      code: "project/file-too-long",
      severity: "error",
      message: `The file has ${source.length} characters; at most ${LONGEST_FILE} are read.`,
      at: start,
      hint: "Say only what differs, and extend a mapping for the rest.",
    });
  }
  const parsed = parse(source, lines);
  if (!parsed) {
    return refused({
      code: "project/yaml-syntax",
      severity: "error",
      ...TOO_DEEP,
      at: start,
    });
  }
  const syntax = [...parsed.errors, ...parsed.warnings].map((error) =>
    syntaxFinding(error, source, at),
  );
  if (syntax.length > 0) return { value: undefined, diagnostics: worthReading(syntax) };
  const diagnostics: Diagnostic[] = [];
  const value = treeOf(parsed.contents, { at, start, diagnostics });
  return diagnostics.length > 0 ? { value: undefined, diagnostics } : { value, diagnostics };
}

const syntaxFinding = (
  error: YAMLError,
  source: string,
  at: (offset: number) => Address,
): Diagnostic => {
  const { offset, message, hint } = slipOf(error, source);
  const code = error.code === "DUPLICATE_KEY" ? "project/duplicate-key" : "project/yaml-syntax";
  return { code, severity: "error", message, at: at(offset), hint };
};

/** After a first slip of syntax the parser only guesses; duplicate keys are each their own. */
const worthReading = (findings: readonly Diagnostic[]): readonly Diagnostic[] => {
  const [slip] = findings.filter(({ code }) => code === "project/yaml-syntax");
  return slip ? [slip] : findings;
};

/** Nothing when the parser runs out of stack, the only thing that makes it throw. */
function parse(source: string, lineCounter: LineCounter): Document | undefined {
  try {
    return parseDocument(source, { lineCounter, prettyErrors: false, version: "1.2" });
  } catch {
    return undefined;
  }
}

interface Reading {
  readonly at: (offset: number) => Address;
  readonly start: Address;
  readonly diagnostics: Diagnostic[];
}

function treeOf(node: Node | null, reading: Reading): Tree {
  const at = node?.range ? reading.at(node.range[0]) : reading.start;
  if (isAlias(node) || (node && "anchor" in node && node.anchor !== undefined)) {
    reading.diagnostics.push({
      code: "project/yaml-alias",
      severity: "error",
      message: "Anchors and aliases are not read.",
      at,
      hint: "Write the value out.",
    });
    return { kind: "scalar", at, value: null };
  }
  if (isSeq(node)) {
    return { kind: "list", at, items: node.items.map((item) => treeOf(item as Node, reading)) };
  }
  if (isMap(node)) {
    const entries = new Map<string, Entry>();
    for (const pair of node.items as Pair<Node | null, Node | null>[]) {
      const entry = { at: keyAt(pair, at, reading), value: treeOf(pair.value, reading) };
      entries.set(keyOf(pair, entry.at, reading), empty(entry));
    }
    return { kind: "map", at, entries };
  }
  const value = isScalar(node) ? scalarOf(node.value) : null;
  if (typeof value === "string" && UNPRINTABLE.test(value))
    reading.diagnostics.push(unprintable(at));
  return { kind: "scalar", at, value };
}

/** Control characters and halves of characters: no XML can hold them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u;

const unprintable = (at: Address): Diagnostic => ({
  code: "project/unprintable",
  severity: "error",
  message: "The text holds a character that cannot be written into a solution.",
  at,
  hint: "Take it away: control characters and half characters mostly come from copying.",
});

/** A value that is not there stands where its key does. */
const empty = (entry: Entry): Entry =>
  entry.value.kind === "scalar" && entry.value.value === null
    ? { ...entry, value: { ...entry.value, at: entry.at } }
    : entry;

const keyAt = ({ key }: Pair<Node | null>, map: Address, reading: Reading): Address =>
  key?.range ? reading.at(key.range[0]) : map;

function keyOf({ key }: Pair<Node | null>, at: Address, reading: Reading): string {
  if (isScalar(key) && !UNPRINTABLE.test(String(key.value))) return String(key.value);
  reading.diagnostics.push({
    code: "project/yaml-syntax",
    severity: "error",
    message: "A key must be a plain word.",
    at,
    hint: "Write key: value; a word that begins with a bracket stands in quotes.",
  });
  return "";
}

function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  return value === null || value === undefined ? null : String(value);
}

const refused = (finding: Diagnostic): Checked<undefined> => ({
  value: undefined,
  diagnostics: [finding],
});
