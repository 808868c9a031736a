import { expect, test } from "vitest";
import {
  allActions,
  expressionsIn,
  templatesOfAction,
  templatesOfTrigger,
  walkExpression,
} from "#wdl";
import { flows } from "./shipped.ts";

/**
 * Facts with two readings that no profile plays, since both give an error or the emulator has one
 * reading: the flows stay away from them. The list of all is in ARCHITECTURE.md.
 */
const actions = flows.flatMap(({ definition }) =>
  allActions(definition.actions).map(({ action }) => action),
);
const calls = [
  ...flows.flatMap(({ definition }) => definition.triggers.flatMap(templatesOfTrigger)),
  ...actions.flatMap(templatesOfAction),
].flatMap(({ template }) =>
  expressionsIn(template).flatMap((expression) =>
    [...walkExpression(expression)].flatMap(({ node }) => (node.kind === "call" ? [node] : [])),
  ),
);

test.each(["array", "indexOf", "lastIndexOf", "nthIndexOf", "endsWith"])(
  "no flow calls %s (flow-language.md §8)",
  (name) => {
    expect(calls.length).toBeGreaterThan(1000);
    expect(calls.filter((call) => call.name.toLowerCase() === name.toLowerCase())).toEqual([]);
  },
);

test("what is appended to an array is a referral read as an object (§3.2)", () => {
  const appended = actions.flatMap((action) =>
    action.kind === "append-to-array-variable" ? [action.name] : [],
  );
  expect(appended).toEqual(["Remember_the_referral"]);
});

test("what follows a loop goes on whether its condition held or its time was over (§3.1)", () => {
  const loops = new Set(actions.flatMap(({ kind, name }) => (kind === "until" ? [name] : [])));
  const followers = actions.flatMap(({ runAfter = [] }) =>
    runAfter.filter(({ action }) => loops.has(action)),
  );
  expect(loops.size).toBeGreaterThan(0);
  expect(followers.map(({ statuses }) => statuses)).toEqual(
    [...loops].map(() => ["Succeeded", "TimedOut"]),
  );
});

test("true and false are compared with what is a boolean itself, never with a number (§7.5)", () => {
  const compared = calls
    .filter(({ name, args }) => name === "equals" && args.some(({ kind }) => kind === "boolean"))
    .flatMap(({ args }) => args.map(({ kind }) => kind));
  expect(compared).not.toContain("number");
});
