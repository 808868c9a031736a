import { atPart, type Diagnostic, holdsNoXml } from "#foundation";
import type { SolutionDefinition } from "./definition.ts";

/** Names, labels and defaults that no XML file can hold (solution-format.md §24.8). */
export function unwritableTexts(definition: SolutionDefinition): readonly Diagnostic[] {
  const { flows, ...spoken } = definition;
  const names = flows.map(({ key, name, description }) => ({ key, name, description }));
  const found: Diagnostic[] = [];
  /** The way to the value looked at. */
  const path: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value === "string") {
      if (!holdsNoXml(value)) return;
      const message = "The text has a character that XML cannot hold.";
      const at = atPart("solution", ...path);
      found.push({ code: "model/character", severity: "error", message, at });
    } else if (typeof value === "object" && value !== null) {
      for (const key of Object.keys(value)) {
        path.push(key);
        look((value as Readonly<Record<string, unknown>>)[key]);
        path.pop();
      }
    }
  };
  look({ ...spoken, flows: names });
  return found;
}
