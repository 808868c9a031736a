import {
  after,
  append,
  appendText,
  compose,
  decrement,
  delay,
  delayUntil,
  expression,
  flow,
  fn,
  increment,
  initialize,
  literal,
  record,
  type Step,
  set,
  type Typed,
  terminate,
  whenStartedByHand,
} from "#wdl";

declare const name: Typed<string>;
declare const maybeName: Typed<string | null>;
declare const count: Typed<number>;
declare const truth: Typed<boolean>;
declare const maybeTruth: Typed<boolean | null>;
declare const names: Typed<readonly string[]>;
declare const maybeNames: Typed<readonly string[] | null>;
declare const direction: Typed<"in" | "out">;
declare const level: Typed<1 | 2>;

record((s) => {
  /** A step has an output only when its kind has one. */
  const composed = s.do("Compose", compose<string>("a"));
  fn.toLower(composed.output);
  fn.toLower(literal("A"));
  // @ts-expect-error a number is no text
  fn.toLower(literal(1));
  // @ts-expect-error only simple values are literals
  literal(["a"]);
  const waited = s.do("Wait", delay(1, "Minute"));
  // @ts-expect-error a wait hands nothing on
  void waited.output;
  // @ts-expect-error there is no such unit
  s.do("Wait longer", delay(1, "Minutes"));
  s.do("Wait until", delayUntil(name));
  s.do("Wait so many minutes", delay(count, "Minute"));
  // @ts-expect-error a text is no number
  s.do("Wait a text", delay(name, "Minute"));
  // @ts-expect-error there may be no such moment
  s.do("Wait until then", delayUntil(maybeName));

  /** A handle exists below its step and inside its branch only. */
  s.do("Read it", compose(composed.output));
  // @ts-expect-error the step comes later
  // biome-ignore lint/correctness/noInvalidUseBeforeDeclaration: it is what is refused
  s.do("Read too early", compose(later.output));
  const later = s.do("Later", compose<string>("b"));
  s.when("If", truth, (s) => {
    const inner = s.do("Inside", compose<string>("c"));
    s.do("Read inside", compose(inner.output));
  });
  // @ts-expect-error the handle stayed in its branch
  s.do("Read from outside", compose(inner.output));
  const scope = s.scope("Scope", (s) => s.do("In scope", compose<number>(1)));
  fn.add(scope.inside.output, 1);
  // @ts-expect-error the scope hands its own steps on by `inside`
  void scope.output;

  /** Conditions are boolean. */
  // @ts-expect-error null is not false
  s.when("If it may be", maybeTruth, () => {});
  // @ts-expect-error a text is not true
  s.when("If there is a name", name, () => {});

  /** What is one of a few texts or numbers is compared with one of these. */
  fn.equals(direction, "in");
  fn.equals("out", direction);
  fn.equals(direction, name);
  fn.equals(maybeName, "anything");
  fn.equals(level, 2);
  fn.equals(direction, null);
  fn.equals(fn.coalesce(maybeName, "in"), "out");
  // @ts-expect-error the value is never that
  fn.equals(direction, "up");
  // @ts-expect-error on whichever side it stands
  fn.equals("up", direction);
  // @ts-expect-error the value is never that
  fn.equals(level, 3);
  // @ts-expect-error the value is never that
  fn.strongEquals(direction, "In");

  /** Cases are of the type of the value. */
  s.switchOn("Direction", direction, { in: () => {}, out: () => {} });
  // @ts-expect-error the value is never that
  s.switchOn("Other direction", direction, { up: () => {} });
  s.switchOn("Any text", maybeName, { anything: () => {} });
  s.switchOn("Level", level, [[1, () => {}]]);
  // @ts-expect-error a number never equals its text
  s.switchOn("Level as text", level, { "1": () => {} });
  // @ts-expect-error the value is never that
  s.switchOn("Other level", level, [[3, () => {}]]);
  // @ts-expect-error a truth is no case
  s.switchOn("Truth", truth, {});

  /** Loops. */
  s.forEach("Each", names, (item, s) => {
    s.do("Use it", compose(fn.toLower(item)));
    // @ts-expect-error the element is a text
    fn.add(item, 1);
  });
  // @ts-expect-error there may be no list
  s.forEach("Each of those", maybeNames, () => {});
  // @ts-expect-error a text has no elements
  s.forEach("Each letter", name, () => {});
  s.until("Until", { count: 1, timeout: "PT1M" }, () => truth);
  // @ts-expect-error the condition may be null
  s.until("Until then", { count: 1, timeout: "PT1M" }, () => maybeTruth);
  // @ts-expect-error there is no limit of time
  s.until("For ever", { count: 1 }, () => truth);

  /** Branches hand on what they return. */
  const [first, second] = s.parallel(
    (s) => s.do("One", compose<string>("a")),
    (s) => s.do("Two", compose<number>(2)),
  );
  fn.toLower(first.output);
  fn.add(second.output, 1);
  // @ts-expect-error the second gives a number
  fn.toLower(second.output);
  // @ts-expect-error a branch is played, not given
  s.parallel(first);
  // @ts-expect-error what is inside is played, not given
  s.scope("Scope again", first);

  /** Endings. */
  s.do("Catch", compose(1), { after: after(later, "Failed", "TimedOut") });
  // @ts-expect-error an empty list of endings is refused by the service
  after(later);
  // @ts-expect-error there is no such ending
  after(later, "Done");
  // @ts-expect-error a name is no step
  after("Later", "Failed");
  s.do("Wait for it", compose(1), { timeout: "P7D" });
  // @ts-expect-error a duration is text
  s.do("Wait so long", compose(1), { timeout: 7 });
  s.do("End", terminate({ status: "Failed", code: "No", message: name }));
  s.do("End well", terminate({ status: "Succeeded" }));
  // @ts-expect-error a failure has a code and a message
  s.do("End badly", terminate({ status: "Failed" }));
  // @ts-expect-error only a failure has a message
  s.do("End so", terminate({ status: "Cancelled", code: "No", message: "no" }));

  /** Variables keep their type. */
  const text = s.do("Text", initialize("Text", "String", "a"));
  const number = s.do("Number", initialize("Number", "Integer", 1));
  const list = s.do("List", initialize("List", "Array", ["a", name]));
  const thing = s.do("Thing", initialize("Thing", "Object", { a: name }));
  // @ts-expect-error a text is no number
  initialize("Number", "Integer", "1");
  // @ts-expect-error an object is no text
  initialize("Text", "String", { a: 1 });
  // @ts-expect-error there is no such type
  initialize("Text", "Text", "a");
  s.do("Set text", set(text, name));
  // @ts-expect-error the value may be null
  set(text, maybeName);
  // @ts-expect-error a number is no text
  set(text, 1);
  // @ts-expect-error an object is no text
  set(text, { a: 1 });
  s.do("Set thing", set(thing, { b: count }));
  s.do("Set list", set(list, names));
  // @ts-expect-error a variable is set, not its name
  set("Text", name);
  s.do("Increment", increment(number, count));
  // @ts-expect-error only numbers grow
  increment(text);
  s.do("Decrement", decrement(number));
  // @ts-expect-error by a number
  decrement(number, "1");
  s.do("Append", append(list, { a: 1 }));
  // @ts-expect-error a text is no list
  append(text, "b");
  s.do("Append text", appendText(text, name));
  // @ts-expect-error a list is no text
  appendText(list, name);
  // @ts-expect-error the text may be null
  appendText(text, maybeName);

  /** Text that is no expression is not known to be anything. */
  s.do("Raw", compose(expression("item()")));
  // @ts-expect-error the type was not said
  s.when("If raw", expression("item()"), () => {});
});

// @ts-expect-error steps are played, not given
record([]);

/** A flow is its trigger and its steps, under a key that is never shown. */
const speech = {
  key: "a",
  name: "A",
  description: "",
  solution: "S",
  parameters: [],
  trigger: whenStartedByHand({}).trigger,
};
const source = flow({ ...speech, steps: (s) => void s.do("Compose", compose(1)) });
flow({ ...speech, onlyIf: [truth], steps: () => {} });
// @ts-expect-error null is not false
flow({ ...speech, onlyIf: [maybeTruth], steps: () => {} });
// @ts-expect-error a flow has steps
flow(speech);
const { key: _, ...keyless } = speech;
// @ts-expect-error its id comes from its key
flow({ ...keyless, steps: () => {} });
// @ts-expect-error what a trigger hands on is no trigger
flow({ ...speech, trigger: whenStartedByHand({}), steps: () => {} });

/** A step is what a builder made, with its name. */
const step: Step = { step: "Later" };
// @ts-expect-error a step has a name
const nameless: Step = {};

export { nameless, source, step };
