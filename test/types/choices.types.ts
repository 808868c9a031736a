import {
  type ChoiceValue,
  dataverse,
  getRow,
  optionValue,
  updateRow,
  type Values,
} from "#connectors";
import {
  choiceColumn,
  globalChoice,
  localChoice,
  OPPORTUNITY_STATE,
  optionCoded,
  prefixed,
  standardTable,
  standardTables,
  statusReasons,
} from "#dataverse";
import { fn, record, type Typed } from "#wdl";

const connection = { apiName: dataverse.apiName, logicalName: "x" };
declare const id: Typed<string>;
declare const anyValue: Typed<number>;
declare const reasonValue: Typed<ChoiceValue<"opportunity.statuscode">>;
declare const leadReason: Typed<ChoiceValue<"lead.statuscode">>;
const { opportunity } = standardTables;

const publisher = { prefix: "tin", optionValuePrefix: 12_345 };
const prefixedName = <Name extends string>(name: Name) => prefixed(publisher, name);
const named = { labels: {} };
const options = [
  { code: "good", ...named },
  { code: "bad", ...named },
] as const;
const mood = globalChoice(publisher, { name: prefixedName("mood"), ...named, options });
const tone = globalChoice(publisher, { name: prefixedName("tone"), ...named, options });
const size = localChoice(publisher, [{ code: "small", ...named }]);
const lent = { code: "lent", ...named, state: "active" } as const;
const all = standardTable({
  schemaName: prefixedName("note"),
  setName: "tin_notes",
  primaryId: "tin_noteid",
  primaryName: "tin_name",
  columns: {
    mood: choiceColumn(prefixedName("mood"), { ...named, choice: mood }),
    size: choiceColumn(prefixedName("size"), { ...named, choice: size }),
    reason: statusReasons(publisher, [lent]),
  },
});

/** Definitions. */
// @ts-expect-error an option has labels
globalChoice(publisher, { name: "tin_mood", ...named, options: [{ code: "good" }] });
// @ts-expect-error the options are missing
globalChoice(publisher, { name: "tin_mood", ...named });
// @ts-expect-error values are numbered, not said
localChoice(publisher, [{ code: "good", ...named, value: 5 }]);
const code: "good" | "bad" | undefined = mood.options[0]?.code;
// @ts-expect-error there is no such code
const otherCode: "bad" | undefined = size.options[0]?.code;
globalChoice(publisher, {
  name: "tin_mood",
  ...named,
  options: [{ code: "good", ...named, descriptions: {}, color: "#00FF00" }],
});
// @ts-expect-error a color is a text
localChoice(publisher, [{ code: "good", ...named, color: 0x00ff00 }]);
const reason = { code: "lent", ...named, state: "active" } as const;
statusReasons(publisher, [reason]);
// @ts-expect-error there is no such state
statusReasons(publisher, [{ ...reason, state: "open" }]);
// @ts-expect-error a reason belongs to a state
statusReasons(publisher, [{ code: "lent", ...named }]);
optionValue(optionCoded(mood, "good"));
// @ts-expect-error an option comes from its choice
optionValue({ value: 1 });

record((s) => {
  /** A choice is written by its own options only. */
  const write = (values: Values<typeof all.columns>) => values;
  const good = optionValue(optionCoded(mood, "good"));
  const small = optionValue(optionCoded(size, "small"));
  const [reason] = all.columns.reason.statuses;
  write({ mood: good, size: small });
  write({ mood: fn.if(fn.equals(id, "a"), good, optionValue(optionCoded(mood, "bad"))) });
  write({ reason: reason ? optionValue(reason) : null });
  // @ts-expect-error the choice has no such option
  optionCoded(mood, "ugly");
  // @ts-expect-error a number is no option of any choice
  optionValue({ value: 42 });
  // @ts-expect-error an option of another choice
  write({ mood: optionValue(optionCoded(tone, "good")) });
  // @ts-expect-error an option of another column
  write({ mood: small });
  // @ts-expect-error an option of another choice
  write({ size: good });
  // @ts-expect-error a choice is no reason
  write({ reason: good });
  // @ts-expect-error it is not known of which choice
  write({ mood: anyValue });
  const open = optionValue(OPPORTUNITY_STATE.open);
  updateRow(connection, opportunity, { id, values: { status: reasonValue, state: open } });
  const [first] = opportunity.columns.status.statuses;
  updateRow(connection, opportunity, { id, values: { status: first ? optionValue(first) : null } });
  // @ts-expect-error an option of our own choice is no status
  updateRow(connection, opportunity, { id, values: { status: good } });
  // @ts-expect-error a state is no status
  updateRow(connection, opportunity, { id, values: { status: open } });
  // @ts-expect-error a reason of leads
  updateRow(connection, opportunity, { id, values: { status: leadReason } });
  /** A choice is compared with its own options only. */
  const rated = s.do("Rated", getRow(connection, all, { id, select: ["mood", "size"] })).row;
  fn.equals(rated.mood, good);
  fn.equals(rated.mood, optionCoded(mood, "bad").value);
  fn.equals(rated.mood, null);
  fn.equals(fn.coalesce(rated.mood, good), good);
  // @ts-expect-error a number is no option of a choice
  fn.equals(rated.mood, 42);
  // @ts-expect-error on whichever side it stands
  fn.equals(42, rated.mood);
  // @ts-expect-error an option of another choice
  fn.equals(rated.mood, small);
  // @ts-expect-error two choices
  fn.strongEquals(fn.coalesce(rated.mood, good), fn.coalesce(rated.size, small));
  s.switchOn("By size", rated.size, [[optionCoded(size, "small").value, () => {}]]);
  // @ts-expect-error a number is no option of a choice
  s.switchOn("By number", rated.size, [[42, () => {}]]);
});

export { code, otherCode };
