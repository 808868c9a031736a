import { FLOW_FILE, type Parts, SOUND, VARIABLE_FILE } from "./sound-solution.ts";

export type Plant = (parts: Parts) => Parts;

/** Replaces text that must be there, so that a row cannot stop planting anything. */
export const swap =
  (part: string) =>
  (from: string | RegExp, to: string | ((...found: string[]) => string)): Plant =>
  (parts) => {
    const text = parts[part] ?? "";
    const changed = text.replace(from, typeof to === "string" ? () => to : to);
    if (changed === text) throw new Error(`"${from}" is not in ${part}`);
    return { ...parts, [part]: changed };
  };
export const customizations = swap("customizations.xml");
export const solution = swap("solution.xml");
export const variable = swap(VARIABLE_FILE);
export const types = swap("[Content_Types].xml");

export const without =
  (path: string): Plant =>
  ({ [path]: _, ...rest }) =>
    rest;
export const renamed =
  (from: string, to: string): Plant =>
  ({ [from]: content = "", ...rest }) => ({ ...rest, [to]: content });
export const added =
  (path: string, content: string): Plant =>
  (parts) => ({ ...parts, [path]: content });
export const replacedBy = added;

/** An element with all it holds, found by what stands between its tags. */
export const whole = (name: string, holds: string): RegExp =>
  new RegExp(`<${name}(?: [^>]*)?>(?:(?!</${name}>)[\\s\\S])*?${holds}[\\s\\S]*?</${name}>`);
export const elementIn = (name: string, holds: string): string =>
  whole(name, holds).exec(SOUND["customizations.xml"] ?? "")?.[0] ?? "";

export const file = (id: string, name = "Parent"): string =>
  `Workflows/${name}-${id.toUpperCase()}.json`;
export const jsonFileName = (to: string): Plant =>
  customizations(`<JsonFileName>/${FLOW_FILE}</JsonFileName>`, to);
export const root = (line: string): Plant =>
  solution("<RootComponents>", `<RootComponents>${line}`);
export const noRoot = (holds: string): Plant =>
  solution(new RegExp(`<RootComponent [^>]*${holds}[^>]*/>`), "");
export const VALUES = VARIABLE_FILE.replace("definition.xml", "values.json");

/** Rows of solution-format.md §24.8 marked E that concern a zip, one planted deviation each. */
export type Rows = readonly (readonly [row: string, plant: Plant, code: string])[];
