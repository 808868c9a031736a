import { childElement, childElements, type Element } from "#foundation";
import { flagIn, numberIn, textIn } from "../fields.ts";
import type { Notes } from "../notes.ts";
import type { Where } from "./judge-names.ts";

const words = (text: string): readonly string[] => text.split(" ");

/** What every exported column of a type says (solution-format.md §5.2). */
const TAILS: Readonly<Record<string, readonly string[]>> = {
  nvarchar: words("Format MaxLength Length"),
  ntext: words("Format MaxLength"),
  lookup: words("LookupStyle"),
  datetime: words("Format Behavior"),
  money: words("MinValue MaxValue Accuracy AccuracySource"),
  int: words("MinValue MaxValue"),
  decimal: words("MinValue MaxValue"),
  float: words("MinValue MaxValue Accuracy"),
};

const INT32 = { min: -2_147_483_648, max: 2_147_483_647 };

/** What a column says besides what all say: complete, and of values that its type has. */
export function judgeColumnTail(column: Element, place: Where, notes: Notes): void {
  if (!flagIn(column, "IsCustomField")) return;
  const type = textIn(column, "Type").toLowerCase();
  const worry = (message: string): void => notes.say("warning", "column-type", message, ...place);
  const tail = (Object.hasOwn(TAILS, type) ? TAILS[type] : undefined) ?? [];
  const missing = tail.filter((name) => !childElement(column, name));
  if (missing.length > 0) {
    worry(`A column of type ${type} says ${missing.join(", ")}, which this one does not.`);
  }
  const names = childElement(column, "displaynames");
  if (!names || childElements(names).length === 0) worry("The column has no name for people.");
  const refuse = (message: string): void => notes.say("error", "column-type", message, ...place);
  if (type === "picklist" || type === "multiselectpicklist") {
    const isLocal = childElement(column, "optionset") !== undefined;
    const isShared = textIn(column, "OptionSetName") !== "";
    if (!isLocal && !isShared)
      refuse("The choice has no options: neither its own nor shared ones.");
    if (isLocal && isShared) worry("The choice has options of its own and shared ones.");
  }
  if (type === "int") {
    for (const name of ["MinValue", "MaxValue"]) {
      const said = numberIn(column, name, 0);
      if (Number.isInteger(said) && said >= INT32.min && said <= INT32.max) continue;
      refuse(`${name} is ${said}, which is no whole number of 32 bits.`);
    }
  }
  if (type === "datetime" && textIn(column, "Behavior") === "2") {
    // A day has no time to show.
    if (textIn(column, "Format") === "datetime") worry("A day without a time has the format date.");
  }
  judgeAutoNumber(textIn(column, "AutoNumberFormat"), type, worry);
}

/** Numbers, random letters and the time; what else stands in braces no row gets. */
const PLACEHOLDER = /^(?:SEQNUM:\d+|RANDSTRING:[1-6]|DATETIMEUTC(?::[^{}]+)?)$/;

function judgeAutoNumber(format: string, type: string, worry: (message: string) => void): void {
  if (format === "") return;
  if (type !== "nvarchar") worry(`Only a column of text is numbered, not one of type ${type}.`);
  const parts = format.split(/[{}]/);
  const isPaired = parts.length % 2 === 1 && /^[^{}]*(?:\{[^{}]*\}[^{}]*)*$/.test(format);
  const unknown = parts.find((part, at) => at % 2 === 1 && !PLACEHOLDER.test(part));
  if (isPaired && unknown === undefined) return;
  worry(
    `"${format}" is no form of numbers: {SEQNUM:5}, {RANDSTRING:4} and {DATETIMEUTC:yyyyMMdd} are known.`,
  );
}
