import { stringify } from "yaml";
import { type Address, atPart, by, type Checked, type Diagnostic } from "#foundation";
import type { Lock } from "./locked-parts.ts";
import { parseYaml } from "./parse-yaml.ts";
import { printPlainLock, readPlainLock } from "./plain-lock.ts";
import { type MapTree, nearest, plainOf, type Tree } from "./tree.ts";

export type * from "./locked-parts.ts";

export const LOCK_FILE = "solution.lock.yaml";

export const EMPTY_LOCK: Lock = { parts: {}, removed: {} };

/** The words of an entry, as written and as meant. */
const PART_WORDS = { id: "id", introduced: "introduced", "renamed-from": "renamedFrom" } as const;
const REMOVED_WORDS = { id: "id", reason: "reason" } as const;
const RELEASED_WORDS = { version: "version", digest: "digest" } as const;

/** No lock yet is an empty one. A lock that cannot be read is an error: without it ids would change. */
export function readLock(text: string | undefined): Checked<Lock> {
  if (text === undefined || text.trim() === "") return { value: EMPTY_LOCK, diagnostics: [] };
  const plain = readPlainLock(text);
  if (plain) return { value: plain, diagnostics: [] };
  const { value: tree, diagnostics } = parseYaml(LOCK_FILE, text);
  if (!tree) return { value: EMPTY_LOCK, diagnostics };
  const findings: Diagnostic[] = [];
  const root = mapOf(tree, "The lock", findings);
  const at = (name: string): Tree | undefined => root?.entries.get(name)?.value;
  for (const [key, entry] of root?.entries ?? []) {
    if (!["solution", "parts", "removed", "released"].includes(key)) {
      findings.push(wrong(`"${key}" is no word of the lock.`, entry.at));
    }
  }
  const parts = entriesOf(at("parts"), PART_WORDS, [], findings);
  const removed = entriesOf(at("removed"), REMOVED_WORDS, ["reason"], findings);
  const released = at("released");
  const release = released && wordsOf(released, RELEASED_WORDS, ["version", "digest"], findings);
  const solution = at("solution");
  const named = solution && plainOf(solution);
  if (solution && typeof named !== "string") {
    findings.push(wrong('"solution" has to be text.', solution.at));
  }
  const value: Lock = {
    ...(typeof named === "string" ? { solution: named } : {}),
    parts,
    removed: removed as unknown as Lock["removed"],
    ...(release ? { released: release as unknown as NonNullable<Lock["released"]> } : {}),
  };
  return { value: findings.length > 0 ? EMPTY_LOCK : value, diagnostics: findings };
}

/** Findings about what a lock says, at the line where it says so; others stay as they are. */
export function atLines(
  findings: readonly Diagnostic[],
  text: string | undefined,
): readonly Diagnostic[] {
  const isMeant = ({ at }: Diagnostic): boolean => at.in === "part" && at.part === LOCK_FILE;
  if (!findings.some(isMeant)) return findings;
  const tree = parseYaml(LOCK_FILE, text ?? "").value;
  return findings.map((finding) => {
    const { at } = finding;
    if (!isMeant(finding) || at.in !== "part") return finding;
    const start: Address = { in: "file", path: LOCK_FILE, line: 1, column: 1 };
    return { ...finding, at: tree ? nearest(tree, at.pointer).keyAt : start };
  });
}

type Words = Readonly<Record<string, string>>;

function entriesOf(
  tree: Tree | undefined,
  words: Words,
  needed: readonly string[],
  findings: Diagnostic[],
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  if (!tree || (tree.kind === "scalar" && tree.value === null)) return {};
  const map = mapOf(tree, "This", findings);
  return Object.fromEntries(
    [...(map?.entries ?? [])].map(([key, { value }]) => [
      key,
      wordsOf(value, words, needed, findings),
    ]),
  );
}

function wordsOf(
  tree: Tree,
  words: Words,
  needed: readonly string[],
  findings: Diagnostic[],
): Readonly<Record<string, string>> {
  const map = mapOf(tree, "An entry", findings, needed);
  const said: [string, string][] = [];
  for (const [key, { at, value }] of map?.entries ?? []) {
    const word = Object.hasOwn(words, key) ? words[key] : undefined;
    const plain = plainOf(value);
    if (word === undefined) findings.push(wrong(`"${key}" is no word of an entry.`, at));
    else if (typeof plain !== "string") findings.push(wrong(`"${key}" has to be text.`, value.at));
    else said.push([word, plain]);
  }
  for (const word of needed) {
    if (map && !map.entries.has(word)) findings.push(wrong(`"${word}" is missing.`, tree.at));
  }
  return Object.fromEntries(said);
}

function mapOf(
  tree: Tree,
  what: string,
  findings: Diagnostic[],
  needed: readonly string[] = [],
): MapTree | undefined {
  if (tree.kind === "map") return tree;
  const words = needed.map((word) => `${word}: …`).join(", ");
  const shape = words === "" ? "" : `: { ${words} }`;
  findings.push(wrong(`${what} has to be a map${shape}.`, tree.at));
  return undefined;
}

const wrong = (message: string, at: Address = atPart(LOCK_FILE)): Diagnostic => ({
  code: "project/lock",
  severity: "error",
  message,
  at,
  hint: "Take back the file as it was committed; only renamed-from and removed are yours to write.",
});

/** The same lock is always the same text. */
export function printLock(lock: Lock): string {
  return printPlainLock(lock, HEAD) ?? HEAD + stringify(plainLock(lock), { lineWidth: 0 });
}

function plainLock({ solution, parts, removed, released }: Lock) {
  const sorted = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.entries(record).toSorted(by(([address]) => address));
  return {
    ...(solution === undefined ? {} : { solution }),
    ...(released ? { released: { version: released.version, digest: released.digest } } : {}),
    parts: Object.fromEntries(
      sorted(parts).map(([address, { id, introduced, renamedFrom }]) => [
        address,
        {
          ...(id === undefined ? {} : { id }),
          ...(introduced === undefined ? {} : { introduced }),
          ...(renamedFrom === undefined ? {} : { "renamed-from": renamedFrom }),
        },
      ]),
    ),
    removed: Object.fromEntries(
      sorted(removed).map(([address, { id, reason }]) => [
        address,
        { ...(id === undefined ? {} : { id }), reason },
      ]),
    ),
  };
}

const HEAD =
  "# Ids and first versions of all parts. Commit this file: without it an upgrade would replace parts\n# that are installed. Written by the build; renamed-from and removed are for you to write.\n";
