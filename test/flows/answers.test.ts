import { expect, test } from "vitest";
import { allActions, definitionOf, flowNamed, objectIn, type Plain } from "./shipped.ts";

type Steps = readonly (readonly [name: string, step: Plain])[];

const told = (actions: readonly { readonly flow: string; readonly name: string }[]) =>
  actions.map(({ flow, name }) => `${flow}: ${name}`);
const stepsIn = (actions: unknown): Steps =>
  Object.entries(objectIn(actions)).map(([name, step]) => [name, objectIn(step)]);

/** Whether a list of steps comes to an answer, or to a failure that the handler answers. */
const answers = (steps: Steps): boolean => steps.some(([name, step]) => answersIn(name, step));

function answersIn(name: string, step: Plain): boolean {
  switch (step["type"]) {
    case "Response":
    case "Terminate":
      return true;
    case "Scope":
      return answers(stepsIn(step["actions"]));
    case "If":
      return (
        answers(stepsIn(step["actions"])) && answers(stepsIn(objectIn(step["else"])["actions"]))
      );
    default:
      return name.startsWith("Stop:");
  }
}

test.each([
  "create-cosell-referral",
  "partner-center-to-dynamics-helper",
  "microsoft-referral-updates",
  "dynamics-to-partner-center",
])("%s answers when its work succeeds and when it fails", (key) => {
  const steps = stepsIn(definitionOf(flowNamed(key))["actions"]);
  const handler = steps.filter(([name]) => name === "Handle_the_failure");
  expect(handler).toHaveLength(1);
  expect(answers(steps.filter(([name]) => name !== "Handle_the_failure"))).toBe(true);
  const handling = objectIn(objectIn(handler[0]?.[1]["actions"])["If_the_work_failed"]);
  const responses = stepsIn(handling["actions"]).filter(([, step]) => step["type"] === "Response");
  expect(responses).toHaveLength(1);
});

/** How a handler knows that the work was done and only its answer failed. */
test("an answer is called one, and nothing but the end of the run comes after it", () => {
  const responses = allActions().filter(({ type }) => type === "Response");
  expect(responses.length).toBeGreaterThan(15);
  expect(told(responses.filter(({ name }) => !name.startsWith("Respond_")))).toEqual([]);
  const behind = allActions().filter(({ flow, json }) =>
    responses.some(
      (answer) => answer.flow === flow && answer.name in objectIn(json["runAfter"] ?? {}),
    ),
  );
  const ends = ({ type, json }: (typeof behind)[number]): boolean =>
    type === "Terminate" ||
    (type === "If" &&
      stepsIn(json["actions"] ?? {}).every(([, inner]) => inner["type"] === "Terminate"));
  const others = behind.filter((one) => one.name !== "Find_what_failed" && !ends(one));
  expect(told(others)).toEqual([]);
});

test("[Customize] answers at its end and where its work failed", () => {
  const steps = stepsIn(definitionOf(flowNamed("create-or-get-details"))["actions"]);
  const responses = steps.filter(([, step]) => step["type"] === "Response");
  expect(responses.map(([name]) => name)).toEqual([
    "Respond_to_a_PowerApp_or_flow",
    "Respond_why:_the_work_failed",
  ]);
});
