import type { Template } from "#wdl";
import { type Compiled, compileExpression } from "./compile.ts";
import { fail } from "./evaluation-error.ts";
import { LONGEST_TEXT, textOf } from "./stringify.ts";
import type { Value } from "./value.ts";

export function compileTemplate(template: Template): Compiled {
  switch (template.kind) {
    case "constant":
    case "text": {
      const { value } = template;
      return () => value;
    }
    case "expression":
      return compileExpression(template.expression);
    case "interpolation": {
      const parts = template.parts.map((part): string | Compiled =>
        part.kind === "text" ? part.value : compileExpression(part.expression),
      );
      return (scope) => {
        let text = "";
        for (const part of parts) text += typeof part === "string" ? part : textOf(part(scope));
        return text.length > LONGEST_TEXT ? fail("The text is longer than 100 MB.") : text;
      };
    }
    case "list": {
      const items = template.items.map(compileTemplate);
      return (scope) => items.map((item) => item(scope));
    }
    case "record": {
      const entries = template.entries.map(
        ({ key, value }) => [compileTemplate(key), compileTemplate(value)] as const,
      );
      return (scope) => {
        const members = new Map<string, Value>();
        for (const [key, value] of entries) members.set(textOf(key(scope)), value(scope));
        return members;
      };
    }
  }
}
