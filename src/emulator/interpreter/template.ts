import type { Template } from "#wdl";
import { compileExpression } from "./compile.ts";
import { type Compiled, literal, once, textIn } from "./compiled.ts";

export function compileTemplate(template: Template): Compiled {
  switch (template.kind) {
    case "constant":
    case "text":
      return literal(template.value);
    case "expression":
      return compileExpression(template.expression);
    case "interpolation": {
      const parts = template.parts.map((part) =>
        part.kind === "text" ? literal(part.value) : compileExpression(part.expression),
      );
      return once({ kind: "interpolation", node: parts }, parts);
    }
    case "list": {
      const items = template.items.map(compileTemplate);
      return once({ kind: "list", node: items }, items);
    }
    case "record": {
      const entries = template.entries.map((entry) => {
        const [key, value] = [compileTemplate(entry.key), compileTemplate(entry.value)];
        return { name: textIn(key), key, value };
      });
      return once(
        { kind: "record", node: entries },
        entries.flatMap(({ key, value }) => [key, value]),
      );
    }
  }
}
