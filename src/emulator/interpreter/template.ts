import type { Template } from "#wdl";
import { compileExpression } from "./compile.ts";
import { type Compiled, literal, node, once, textIn } from "./compiled.ts";

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
      return once(node("interpolation", { parts }), parts);
    }
    case "list": {
      const items = template.items.map(compileTemplate);
      return once(node("list", { parts: items }), items);
    }
    case "record": {
      const parts = template.entries.flatMap((entry) => {
        const [key, value] = [compileTemplate(entry.key), compileTemplate(entry.value)];
        return [textIn(key) ?? key, value];
      });
      const inside = parts.filter((part) => typeof part !== "string");
      return once(node("record", { parts }), inside);
    }
  }
}
