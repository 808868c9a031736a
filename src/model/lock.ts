import { atPart, by, type Checked, type Diagnostic } from "#foundation";
import { EMPTY_LOCK, LOCK_FILE, type Lock, type LockedPart } from "#project";
import { freshId, hasId, type PartAddress } from "./identify.ts";

export { EMPTY_LOCK, LOCK_FILE, type Lock, type LockedPart, type RemovedPart } from "#project";

/** Parts with their ids and versions settled against a lock. */
export interface Settled {
  readonly lock: Lock;
  readonly idOf: (address: PartAddress) => string;
  readonly introducedIn: ReadonlyMap<PartAddress, string>;
}

/** Gives every part its frozen id, or a fresh one; refuses what vanished, came back or stole an id. */
export function settle(
  addresses: readonly PartAddress[],
  lock: Lock,
  { uniqueName, version }: { readonly uniqueName: string; readonly version: string },
): Checked<Settled> {
  if (lock.solution !== undefined && lock.solution !== uniqueName) {
    const own = settle(addresses, EMPTY_LOCK, { uniqueName, version });
    return { value: own.value, diagnostics: [ofAnother(lock.solution, uniqueName)] };
  }
  const diagnostics: Diagnostic[] = [];
  const say = (code: string, message: string, address: string, hint?: string): void => {
    const at = atPart(LOCK_FILE, "parts", address);
    diagnostics.push({ code, severity: "error", message, at, ...(hint ? { hint } : {}) });
  };
  const current = new Set(addresses);
  const moved = new Set<PartAddress>();
  const ids = new Map<PartAddress, string>();
  const introducedIn = new Map<PartAddress, string>();
  const parts: [PartAddress, LockedPart][] = [];
  const at = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
    Object.hasOwn(record, key) ? record[key] : undefined;

  for (const address of [...current].toSorted()) {
    const said = at(lock.parts, address);
    const from = said?.id === undefined ? said?.renamedFrom : undefined;
    const old = from === undefined ? undefined : at(lock.parts, from);
    if (from !== undefined) {
      if (!old || current.has(from) || moved.has(from) || kindOf(from) !== kindOf(address)) {
        const message = `"${address}" cannot go on as "${from}": that is no part of this kind that has gone.`;
        say("lock/renamed-from", message, address);
      } else if (!hasId(address)) {
        const message = `"${address}" is known by its name: under another name it is another part.`;
        say("lock/renamed-from", message, address, `Write ${asRemoved(from)} under removed.`);
      }
      moved.add(from);
    }
    if (at(lock.removed, address)) {
      const message = `"${address}" stands under removed and is a part again.`;
      say("lock/came-back", message, address, "Give it another key: its old id is used up.");
    }
    const id = hasId(address) ? (said?.id ?? old?.id ?? freshId(uniqueName, address)) : undefined;
    if (id !== undefined && !GUID.test(id)) {
      say("lock/id", `"${id}" is no GUID in lower case.`, address);
    }
    const introduced = said?.introduced ?? old?.introduced ?? version;
    if (id !== undefined) ids.set(address, id);
    introducedIn.set(address, introduced);
    parts.push([address, { ...(id === undefined ? {} : { id }), introduced }]);
  }
  const known = Object.keys(lock.parts);
  const vanished = known.filter(
    (address) => !current.has(address) && !moved.has(address) && !at(lock.removed, address),
  );
  const [first = ""] = vanished;
  if (vanished.length > 1 && vanished.length > known.length / 2) {
    // A new prefix or another product: one mistake, not one for each part.
    const message = `${vanished.length} of the ${known.length} parts that the lock names are gone, "${first}" among them: an upgrade would delete them.`;
    const hint = `Take the old names and the old prefix back; only if this solution was never installed, empty ${LOCK_FILE}.`;
    say("lock/vanished", message, first, hint);
  } else {
    for (const address of vanished) {
      const message = `"${address}" was part of the solution and is gone: an upgrade would delete it.`;
      const hint = `Rename it back, say renamed-from at its new address, or write ${asRemoved(address)} under removed.`;
      say("lock/vanished", message, address, hint);
    }
  }
  for (const [address, { reason }] of Object.entries(lock.removed)) {
    if (reason.trim() === "")
      say("lock/reason", `"${address}" was removed without a reason.`, address);
  }
  diagnostics.push(...twice(ids));
  return {
    value: {
      lock: {
        ...lock,
        solution: uniqueName,
        parts: Object.fromEntries(parts),
        removed: removedWithIds(lock),
      },
      idOf: (address) => ids.get(address) ?? freshId(uniqueName, address),
      introducedIn,
    },
    diagnostics,
  };
}

/** With the ids of another solution an import would overwrite that solution's parts. */
const ofAnother = (theirs: string, ours: string): Diagnostic => ({
  code: "lock/other-solution",
  severity: "error",
  message: `The lock holds the ids of "${theirs}", and this solution is "${ours}".`,
  at: atPart(LOCK_FILE, "solution"),
  hint: `Empty ${LOCK_FILE}, so that "${ours}" gets ids of its own, or take the old name back.`,
});

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const kindOf = (address: PartAddress): string => address.slice(0, address.indexOf("/"));

const asRemoved = (address: PartAddress): string => `"${address}: { reason: … }"`;

/** The id of a removed part is kept with its reason, so that nothing else ever gets it. */
function removedWithIds({ parts, removed }: Lock): Lock["removed"] {
  const entries = Object.entries(removed).map(([address, { id, reason }]) => {
    const kept = id ?? (Object.hasOwn(parts, address) ? parts[address]?.id : undefined);
    return [address, { ...(kept === undefined ? {} : { id: kept }), reason }] as const;
  });
  return Object.fromEntries(entries.toSorted(by(([address]) => address)));
}

function twice(ids: ReadonlyMap<PartAddress, string>): readonly Diagnostic[] {
  const owners = new Map<string, PartAddress>();
  return [...ids].flatMap(([address, id]) => {
    const other = owners.get(id);
    owners.set(id, address);
    if (other === undefined) return [];
    const message = `"${address}" and "${other}" have the same id ${id}.`;
    const at = atPart(LOCK_FILE, "parts", address);
    return [{ code: "lock/same-id", severity: "error", message, at } satisfies Diagnostic];
  });
}

/** A version that was released keeps its content, and none below it is built (§18.1). */
export function judgeRelease(
  { released }: Lock,
  build: { readonly version: string; readonly digest: string },
): readonly Diagnostic[] {
  if (!released) return [];
  const order = compareVersions(build.version, released.version);
  if (order > 0 || (order === 0 && build.digest === released.digest)) return [];
  const message =
    order < 0
      ? `Version ${build.version} is below the released ${released.version}.`
      : `Version ${build.version} was released with other content.`;
  const at = atPart(LOCK_FILE, "released");
  const hint = "Raise the version in solution.yaml.";
  return [{ code: "lock/version", severity: "error", message, at, hint }];
}

function compareVersions(left: string, right: string): number {
  const theirs = right.split(".").map(Number);
  const differing = left.split(".").map((part, index) => Number(part) - (theirs[index] ?? 0));
  return differing.find((difference) => difference !== 0) ?? 0;
}
