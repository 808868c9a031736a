import { element } from "#foundation";
import { empty } from "./fields.ts";

/** The ribbon of a table that changes nothing in it; always there (solution-format.md §4.1). */
export const EMPTY_RIBBON = element("RibbonDiffXml", {}, [
  empty("CustomActions"),
  element("Templates", {}, [element("RibbonTemplates", { Id: "Mscrm.Templates" }, "")]),
  empty("CommandDefinitions"),
  element("RuleDefinitions", {}, [
    empty("TabDisplayRules"),
    empty("DisplayRules"),
    empty("EnableRules"),
  ]),
  empty("LocLabels"),
]);
