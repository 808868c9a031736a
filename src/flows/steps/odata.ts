import { fn, type Typed } from "#wdl";

/**
 * A text inside the quotes of an OData condition. The connector sends `$filter` as it is, so what a
 * URL would read as its own is encoded (flow-language.md §10.2).
 */
export const odataText = (value: Typed<string>): Typed<string> =>
  [
    ["'", "''"],
    ["%", "%25"],
    ["&", "%26"],
    ["#", "%23"],
    ["+", "%2B"],
  ].reduce((text, [from = "", to = ""]) => fn.replace(text, from, to), value);
