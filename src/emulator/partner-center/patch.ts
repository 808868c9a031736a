import type { Json, JsonObject } from "#foundation";
import { isJsonArray, isJsonObject } from "#foundation";
import {
  areMembers,
  areSolutions,
  isCurrency,
  isDealValue,
  isMember,
  isMoment,
  isSolution,
} from "./creation.ts";
import type { Refused } from "./errors.ts";
import { invalid, isRefused } from "./errors.ts";
import { at, put } from "./nested.ts";
import type { Referral } from "./referral.ts";
import { statusOf } from "./referral.ts";
import { refusedStep } from "./status.ts";

const isTextOrNull = (value: Json): boolean => value === null || typeof value === "string";

/** The 18 paths that may be patched, and what they take (domain.md §4.5). */
const PATHS: Readonly<Record<string, (value: Json) => boolean>> = {
  "/campaignId": isTextOrNull,
  "/consent/consentToShareReferralWithMicrosoftSellers": (value) => typeof value === "boolean",
  "/customerProfile/team": areMembers,
  "/customerProfile/team/-": isMember,
  "/details/closingDateTime": isMoment,
  "/details/currency": isCurrency,
  "/details/dealValue": isDealValue,
  "/details/notes": isTextOrNull,
  "/details/requirements/solutions": areSolutions,
  "/details/requirements/solutions/-": isSolution,
  "/externalReferenceId": isTextOrNull,
  "/referralProgram": isTextOrNull,
  "/salesStage": isTextOrNull,
  "/status": (value) => typeof value === "string",
  "/substatus": (value) => typeof value === "string",
  "/statusReason": isTextOrNull,
  "/team": areMembers,
  "/team/-": isMember,
};

export const PATCHABLE: readonly string[] = Object.keys(PATHS);

/** Paths that an unanswered referral takes; whether it takes more is not documented (U8). */
const WHILE_NEW: readonly string[] = [
  "/externalReferenceId",
  "/status",
  "/substatus",
  "/statusReason",
  "/team",
  "/team/-",
];

/** The members that change by a JSON Patch, or why it is refused as a whole. */
export function patched(
  referral: Referral,
  patch: Json | undefined,
  whileNew: "refused" | "accepted",
): JsonObject | Refused {
  if (!isJsonArray(patch) || patch.length === 0) {
    return invalid("A patch is a list of operations with op, path and value.");
  }
  let changes: JsonObject = new Map();
  const paths: string[] = [];
  for (const operation of patch) {
    const next = applied(referral.json, changes, operation);
    if (isRefused(next)) return next;
    changes = next.changes;
    paths.push(next.path);
  }
  const before = statusOf(referral);
  if (before.status === "Closed") return invalid("A closed referral does not change.", "status");
  if (paths.includes("/status") !== paths.includes("/substatus")) {
    return invalid("Status and substatus are patched together.", "substatus");
  }
  if (paths.includes("/status")) {
    const to = { status: changes.get("status"), substatus: changes.get("substatus") };
    const step = refusedStep(before, to);
    if (step) return step;
  }
  const after = changes.get("status") ?? before.status;
  const early = paths.find((path) => !WHILE_NEW.includes(path));
  if (after === "New" && whileNew === "refused" && early !== undefined) {
    return invalid("A referral is accepted before it is changed.", early.slice(1));
  }
  return refusedConsent(referral, changes) ?? changes;
}

function applied(
  json: JsonObject,
  changes: JsonObject,
  operation: Json,
): { readonly changes: JsonObject; readonly path: string } | Refused {
  if (!isJsonObject(operation)) return invalid("An operation has op, path and value.");
  const op = operation.get("op");
  const path = operation.get("path");
  const value = operation.get("value");
  if (op !== "replace" && op !== "add") return invalid(`"${op}" is neither replace nor add.`);
  const isRight = typeof path === "string" && Object.hasOwn(PATHS, path) ? PATHS[path] : undefined;
  if (typeof path !== "string" || !isRight) return invalid(`"${path}" cannot be patched.`);
  const target = path.slice(1);
  if (value === undefined || !isRight(value))
    return invalid(`"${path}" does not take this value.`, target);
  if (!path.endsWith("/-")) return { path, changes: put(changes, target, value) };
  if (op === "replace") return invalid(`"${path}" takes "add" only.`, target);
  const list = target.slice(0, -2);
  const held = at(changes, list) ?? at(json, list);
  const grown = [...(isJsonArray(held) ? held : []), value];
  return { path, changes: put(changes, list, grown) };
}

const CONSENT = "consent/consentToShareReferralWithMicrosoftSellers";

/** Once visible to Microsoft's sellers, always visible. */
export const refusedConsent = (referral: Referral, changes: JsonObject): Refused | undefined =>
  at(changes, CONSENT) === false && at(referral.json, CONSENT) === true
    ? invalid("The referral is visible already and stays so.", CONSENT)
    : undefined;
