import type { Lock, LockedPart } from "./locked-parts.ts";

// The lock is written by the build and hardly ever by hand: then it is read and written here, without
// the whole of YAML. Whatever is not exactly so is for the YAML reader and printer to say.

const HEAD =
  /^(?:#[^\n]*\n)*solution: ([A-Za-z]\w{3,99})\n(?:released:\n {2}version: (\d+(?:\.\d+){3})\n {2}digest: ([0-9a-f]{64})\n)?parts:\n/;
const PART =
  / {2}([a-z]+\/[\w./-]{1,199}):\n(?: {4}id: ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\n)? {4}introduced: (\d+(?:\.\d+){3})\n/y;
const END = "removed: {}\n";

/** YAML knows these as something else than text, and a digest without a letter but e as a number. */
const NO_NAME = /^(?:true|false|null)$/i;
const NO_DIGEST = /^[0-9e]+$/;

/** A lock as a build without renamed and removed parts writes it; else `undefined`. */
export function readPlainLock(text: string): Lock | undefined {
  const [head = "", solution = "", version, digest = ""] = HEAD.exec(text) ?? [];
  if (head === "" || NO_NAME.test(solution) || NO_DIGEST.test(digest)) return undefined;
  const parts = new Map<string, LockedPart>();
  PART.lastIndex = head.length;
  let end = head.length;
  for (let found = PART.exec(text); found !== null; found = PART.exec(text)) {
    const [, address = "", id, introduced = ""] = found;
    if (parts.has(address)) return undefined;
    parts.set(address, { ...(id === undefined ? {} : { id }), introduced });
    end = PART.lastIndex;
  }
  const whole = parts.size > 0 && text.startsWith(END, end) && text.length === end + END.length;
  if (!whole) return undefined;
  return {
    solution,
    parts: Object.fromEntries(parts),
    removed: {},
    ...(version === undefined ? {} : { released: { version, digest } }),
  };
}

/** The text that {@link readPlainLock} reads; `undefined` for a lock that says more. */
export function printPlainLock(
  { solution, parts, removed, released }: Lock,
  comment: string,
): string | undefined {
  if (solution === undefined || Object.keys(removed).length > 0) return undefined;
  const { version, digest } = released ?? {};
  const release = released ? `released:\n  version: ${version}\n  digest: ${digest}\n` : "";
  const lines = [`${comment}solution: ${solution}\n${release}parts:\n`];
  for (const address of Object.keys(parts).toSorted()) {
    const { id, introduced, renamedFrom } = parts[address] ?? {};
    if (introduced === undefined || renamedFrom !== undefined) return undefined;
    const said = id === undefined ? "" : `    id: ${id}\n`;
    lines.push(`  ${address}:\n${said}    introduced: ${introduced}\n`);
  }
  const text = lines.join("") + END;
  return readPlainLock(text) ? text : undefined;
}
