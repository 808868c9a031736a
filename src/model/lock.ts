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
  const say = (code: string, message: string, path: readonly string[], hint: string): void => {
    diagnostics.push({ code, severity: "error", message, at: atPart(LOCK_FILE, ...path), hint });
  };
  const inParts = (address: string, ...below: string[]) => ["parts", address, ...below];
  const current = new Set(addresses);
  const moved = new Set<PartAddress>();
  const ids = new Map<PartAddress, string>();
  const introducedIn = new Map<PartAddress, string>();
  const parts: [PartAddress, LockedPart][] = [];
  const later: [PartAddress, introduced: string][] = [];
  const at = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
    Object.hasOwn(record, key) ? record[key] : undefined;

  for (const address of [...current].toSorted()) {
    const said = at(lock.parts, address);
    const from = said?.id === undefined ? said?.renamedFrom : undefined;
    const old = from === undefined ? undefined : at(lock.parts, from);
    if (from !== undefined) {
      if (!old || current.has(from) || moved.has(from) || kindOf(from) !== kindOf(address)) {
        const message = `"${address}" cannot go on as "${from}": that is no part of this kind that has gone.`;
        const hint = "Write the old address of a part of this kind that is gone.";
        say("lock/renamed-from", message, inParts(address, "renamed-from"), hint);
      } else if (!hasId(address)) {
        const message = `"${address}" is known by its name: under another name it is another part.`;
        const hint = `Write ${asRemoved(from)} under removed.`;
        say("lock/renamed-from", message, inParts(address, "renamed-from"), hint);
      }
      moved.add(from);
    }
    if (at(lock.removed, address)) {
      const message = `"${address}" stands under removed and is a part again.`;
      const hint = "Give it another key: its old id is used up.";
      say("lock/came-back", message, ["removed", address], hint);
    }
    const id = hasId(address) ? (said?.id ?? old?.id ?? freshId(uniqueName, address)) : undefined;
    if (id !== undefined && !GUID.test(id)) {
      say("lock/id", `"${id}" is no GUID in lower case.`, inParts(address, "id"), TAKE_BACK);
    }
    const introduced = said?.introduced ?? old?.introduced ?? version;
    if (introduced !== version && !isBefore(introduced, version)) later.push([address, introduced]);
    if (id !== undefined) ids.set(address, id);
    introducedIn.set(address, introduced);
    parts.push([address, { ...(id === undefined ? {} : { id }), introduced }]);
  }
  diagnostics.push(...cameLater(later, parts.length, version));
  const known = Object.keys(lock.parts);
  const vanished = known.filter(
    (address) => !current.has(address) && !moved.has(address) && !at(lock.removed, address),
  );
  const [first = ""] = vanished;
  if (vanished.length > 1 && vanished.length > known.length / 2) {
    // A new prefix or another product: one mistake, not one for each part.
    const message = `${vanished.length} of the ${known.length} parts that the lock names are gone, "${first}" among them: an upgrade would delete them.`;
    const hint = `Take the old names and the old prefix back; only if this solution was never installed, empty ${LOCK_FILE}.`;
    say("lock/vanished", message, inParts(first), hint);
  } else {
    for (const address of vanished) {
      const message = `"${address}" was part of the solution and is gone: an upgrade would delete it.`;
      const hint = `Rename it back, say renamed-from at its new address, or write ${asRemoved(address)} under removed.`;
      say("lock/vanished", message, inParts(address), hint);
    }
  }
  for (const [address, { reason }] of Object.entries(lock.removed)) {
    if (reason.trim() !== "") continue;
    const hint = "Say why: who reads it decides whether an upgrade may delete the part's data.";
    const message = `"${address}" was removed without a reason.`;
    say("lock/reason", message, ["removed", address, "reason"], hint);
  }
  const removed = removedWithIds(lock);
  diagnostics.push(...twice(ids, removed));
  return {
    value: {
      lock: {
        ...lock,
        solution: uniqueName,
        parts: Object.fromEntries(parts),
        removed,
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

const TAKE_BACK =
  "Take back the line as it was committed; a new part needs none, the build writes it.";

/** Parts that first came with a version that is none, or that is still to come (§18.1). */
function cameLater(
  later: readonly (readonly [address: PartAddress, introduced: string])[],
  count: number,
  version: string,
): readonly Diagnostic[] {
  const finding = (
    code: string,
    message: string,
    address: PartAddress,
    hint: string,
  ): Diagnostic => {
    const at = atPart(LOCK_FILE, "parts", address, "introduced");
    return { code, severity: "error", message, at, hint };
  };
  const [first] = later;
  if (first && later.length > 1 && later.length > count / 2) {
    // The version was lowered: one mistake, not one for each part.
    const message = `Version ${version} is below ${first[1]}, with which ${later.length} of ${count} parts came.`;
    return [finding("lock/version", message, first[0], "Raise the version in solution.yaml.")];
  }
  return later.map(([address, introduced]) => {
    const message = VERSION.test(introduced)
      ? `The part came with ${introduced}, and this is ${version}.`
      : `"${introduced}" is no version of four numbers.`;
    return finding("lock/introduced", message, address, TAKE_BACK);
  });
}

const isBefore = (introduced: string, version: string): boolean =>
  VERSION.test(introduced) && compareVersions(introduced, version) <= 0;

const VERSION = /^\d{1,9}(?:\.\d{1,9}){3}$/;
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

/** Also the id of a part that is gone is used up: an import would take the new part for the old one. */
function twice(
  ids: ReadonlyMap<PartAddress, string>,
  removed: Lock["removed"],
): readonly Diagnostic[] {
  const owners = new Map<string, PartAddress>();
  for (const [address, { id }] of Object.entries(removed)) {
    if (id !== undefined) owners.set(id, address);
  }
  const gone = new Set(owners.values());
  return [...ids].flatMap(([address, id]): readonly Diagnostic[] => {
    const other = owners.get(id);
    if (other === undefined || !gone.has(other)) owners.set(id, address);
    // A part that came back under its own name is told as such.
    if (other === undefined || other === address) return [];
    const at = atPart(LOCK_FILE, "parts", address, "id");
    if (!gone.has(other)) {
      const message = `"${address}" and "${other}" have the same id ${id}.`;
      return [{ code: "lock/same-id", severity: "error", message, at, hint: NEW_ID }];
    }
    const message = `"${address}" has the id ${id} of "${other}", which was removed.`;
    return [{ code: "lock/removed-id", severity: "error", message, at, hint: NEW_ID }];
  });
}

const NEW_ID =
  "Take the line away from the part that came last: the build gives it an id of its own.";

/** A version that was released keeps its content, and none below it is built (§18.1). */
export function judgeRelease(
  { released }: Lock,
  build: { readonly version: string; readonly digest: string },
): readonly Diagnostic[] {
  if (!released) return [];
  const finding = (message: string, key: string, hint: string): readonly Diagnostic[] => [
    {
      code: "lock/version",
      severity: "error",
      message,
      at: atPart(LOCK_FILE, "released", key),
      hint,
    },
  ];
  if (!VERSION.test(released.version)) {
    return finding(`"${released.version}" is no version of four numbers.`, "version", TAKE_BACK);
  }
  const order = compareVersions(build.version, released.version);
  if (order > 0 || (order === 0 && build.digest === released.digest)) return [];
  return order < 0
    ? finding(
        `Version ${build.version} is below the released ${released.version}.`,
        "version",
        "Raise the version in solution.yaml.",
      )
    : finding(
        `Version ${build.version} was released with other content.`,
        "digest",
        "Raise the version in solution.yaml, or take back what changed since.",
      );
}

function compareVersions(left: string, right: string): number {
  const theirs = right.split(".").map(Number);
  const differing = left.split(".").map((part, index) => Number(part) - (theirs[index] ?? 0));
  return differing.find((difference) => difference !== 0) ?? 0;
}
