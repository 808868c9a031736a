import { expect, test } from "vitest";
import { compose, RESPONSE } from "../../../src/validation/examples.ts";
import { toldIn } from "./found.ts";

const after = (waits: Readonly<Record<string, readonly string[]>>) => ({
  ...compose(1),
  runAfter: waits,
});
const A = compose(1);

/** `Z` waits for what cannot happen together (flow-language.md §4). */
test.each([
  [
    "a failed one and what follows its success",
    { A, B: after({ A: ["Succeeded"] }), Z: after({ A: ["Failed"], B: ["Succeeded"] }) },
  ],
  [
    "every one of a chain that failed",
    { A, B: after({ A: ["Succeeded"] }), Z: after({ A: ["Failed"], B: ["Failed"] }) },
  ],
  ["one action in two spellings", { A, Z: after({ A: ["Succeeded"], a: ["Failed"] }) }],
  ["that the first is skipped", { A, Z: after({ A: ["Skipped"] }) }],
  [
    "both branches of a decision on one ending",
    {
      A,
      B: after({ A: ["Succeeded"] }),
      C: after({ A: ["Failed", "TimedOut"] }),
      Z: after({ B: ["Succeeded"], C: ["Succeeded"] }),
    },
  ],
  [
    "that what always follows is skipped",
    {
      A,
      B: after({ A: ["Succeeded", "Failed", "TimedOut", "Skipped"] }),
      Z: after({ B: ["SKIPPED"] }),
    },
  ],
])("never: %s", (_, actions) => {
  expect(toldIn({ actions }, "run-after/never")).toEqual(["run-after/never"]);
});

test.each([
  [
    "a join of two branches",
    {
      A,
      B: after({ A: ["Succeeded"] }),
      C: after({ A: ["Failed"] }),
      Z: after({ B: ["Succeeded", "Skipped"], C: ["Succeeded", "Skipped"] }),
    },
  ],
  [
    "a handler at the end of a chain",
    { A, B: after({ A: ["Succeeded"] }), Z: after({ B: ["Failed", "Skipped", "TimedOut"] }) },
  ],
  [
    "that a step behind a failed one is skipped",
    { A, B: after({ A: ["Succeeded"] }), Z: after({ A: ["Failed"], B: ["Skipped"] }) },
  ],
  [
    "that an answer is skipped, which nobody waits for",
    { A: RESPONSE, Z: after({ A: ["Skipped"] }) },
  ],
  ["an ending that there is not, of which another rule tells", { A, Z: after({ A: ["Fail"] }) }],
  ["no ending, of which another rule tells", { A, Z: after({ A: [] }) }],
  [
    "itself in a circle, of which another rule tells",
    { A: after({ Z: ["Succeeded"] }), Z: after({ A: ["Skipped"] }) },
  ],
  [
    "a long way behind the first",
    Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `A${index}`,
        index === 0 ? A : after({ [`A${index - 1}`]: [index === 19 ? "Skipped" : "Succeeded"] }),
      ]),
    ),
  ],
])("not never: %s", (_, actions) => {
  expect(toldIn({ actions: actions as never }, "run-after/never")).toEqual([]);
});
