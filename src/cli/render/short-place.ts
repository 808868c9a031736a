/** The steps of a JSON pointer. */
export const stepsOf = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

/**
 * `Try › Create_row › inputs/item/name` instead of the whole pointer: the action with what is below
 * it, for nobody reads the containers around it.
 */
export function shortPlace(pointer: string): string {
  const steps = stepsOf(pointer);
  const start = steps.indexOf("actions");
  if (start < 0) {
    const trigger = steps.indexOf("triggers");
    return trigger < 0 ? steps.join("/") : told("trigger", steps.slice(trigger + 2));
  }
  let action = start + 1;
  for (let at = action + 1; ; ) {
    const next = listAfter(steps, at);
    if (next === undefined || steps[next] === undefined) break;
    action = next;
    at = next + 1;
  }
  return told(steps[action] ?? "", steps.slice(action + 1));
}

/** Index of the action's name in a list of actions that begins at `at`. */
function listAfter(steps: readonly string[], at: number): number | undefined {
  if (steps[at] === "actions") return at + 1;
  if ((steps[at] === "else" || steps[at] === "default") && steps[at + 1] === "actions")
    return at + 2;
  return steps[at] === "cases" && steps[at + 2] === "actions" ? at + 3 : undefined;
}

const told = (name: string, below: readonly string[]): string =>
  [name, below.filter((step) => step !== "inputs" && step !== "parameters").join("/")]
    .filter((part) => part !== "")
    .join(" › ");
