import { childElement, type Element } from "#foundation";
import { attributeOf, flagIn, listIn, numberIn, textIn } from "../fields.ts";
import type { Notes } from "../notes.ts";
import { judgeColumnTail } from "./judge-column-tail.ts";
import { judgeName, type Where } from "./judge-names.ts";
import { judgeOptions } from "./judge-options.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Types that exports write (solution-format.md §5.2). */
const TYPES = words(
  "nvarchar ntext picklist multiselectpicklist bit lookup customer owner partylist datetime money " +
    "int bigint decimal float primarykey uniqueidentifier state status image file virtual " +
    "managedproperty entityname",
);

/** Formats by type; other types have none. */
const FORMATS: Readonly<Record<string, ReadonlySet<string>>> = {
  nvarchar: words("text url email phone textarea richtext tickersymbol versionnumber json"),
  ntext: words("text textarea richtext email json internalextentdata"),
  datetime: words("datetime date"),
  int: words("none duration timezone language locale"),
};

/** §24.8 "Tables …" and what §5 says of columns. */
export function judgeColumn(column: Element, place: Where, notes: Notes): void {
  const name = attributeOf(column, "PhysicalName");
  if (name === "") {
    notes.say("error", "column-name", "A column has no name.", ...place);
    return;
  }
  const here: Where = [...place, name];
  judgeName("column", name, here, notes);
  for (const field of ["Name", "LogicalName"]) {
    const said = textIn(column, field);
    if (childElement(column, field) && said !== name.toLowerCase()) {
      notes.say("warning", "column-name", `${field} of "${name}" is "${said}".`, ...here);
    }
  }
  judgeType(column, here, notes);
  judgeColumnTail(column, here, notes);
  const options = childElement(column, "optionset");
  if (options) judgeOptions(options, here, notes);
  if (textIn(column, "Type").toLowerCase() === "bit") judgeBit(column, options, here, notes);
}

/** Exactly two, 1 before 0 (§6.2, error 8004431B). */
function judgeBit(column: Element, options: Element | undefined, place: Where, notes: Notes): void {
  const refuse = (message: string): void => notes.say("error", "bit", message, ...place);
  const said = textIn(column, "AppDefaultValue");
  if (!/^(?:|[01]|true|false)$/i.test(said)) refuse(`Its default is "${said}", neither 1 nor 0.`);
  if (!options) {
    const isShared = textIn(column, "OptionSetName") !== "";
    if (!isShared && flagIn(column, "IsCustomField")) refuse("It has no options.");
    return;
  }
  const type = textIn(options, "OptionSetType");
  if (type !== "" && type !== "bit") refuse(`Its options are of the type ${type} instead of bit.`);
  const values = listIn(options, "options", "option").map((one) => attributeOf(one, "value"));
  const sorted = values.toSorted().join(" ");
  if (sorted !== "0 1")
    refuse(`It has the options ${values.join(", ") || "none"} instead of 1 and 0.`);
}

function judgeType(column: Element, place: Where, notes: Notes): void {
  const type = textIn(column, "Type").toLowerCase();
  const worry = (message: string): void => notes.say("warning", "column-type", message, ...place);
  if (!TYPES.has(type)) worry(`There is no type of columns "${type}".`);
  const formats = Object.hasOwn(FORMATS, type) ? FORMATS[type] : undefined;
  const format = textIn(column, "Format").toLowerCase();
  if (formats && format !== "" && !formats.has(format)) {
    worry(`Columns of type ${type} have no format "${format}".`);
  }
  const behavior = textIn(column, "Behavior");
  if (type === "datetime" && !/^[123]?$/.test(behavior)) {
    worry(`Points in time have no behavior "${behavior}": 1 to 3.`);
  }
  if (type !== "nvarchar" || !flagIn(column, "IsCustomField")) return;
  const most = numberIn(column, "MaxLength", 0);
  if (childElement(column, "Length") && numberIn(column, "Length", 0) < 2 * most) {
    // Information only: a template of Microsoft's has such columns and imports.
    const message = `Length is meant to be twice MaxLength, which is ${most}.`;
    notes.say("info", "column-type", message, ...place);
  }
}
