import type { Template } from "#wdl";
import { compileExpression } from "./compile.ts";
import { type Compiled, literal, once } from "./compiled.ts";
import { fail } from "./evaluation-error.ts";
import { LONGEST_TEXT, textOf } from "./stringify.ts";
import type { Value } from "./value.ts";

export function compileTemplate(template: Template): Compiled {
  switch (template.kind) {
    case "constant":
    case "text":
      return literal(template.value);
    case "expression":
      return compileExpression(template.expression);
    case "interpolation":
      return interpolation(
        template.parts.map((part) =>
          part.kind === "text" ? literal(part.value) : compileExpression(part.expression),
        ),
      );
    case "list": {
      const items = template.items.map(compileTemplate);
      return once((scope) => items.map((item) => item(scope)), items);
    }
    case "record": {
      return record(template.entries);
    }
  }
}

function interpolation(parts: readonly Compiled[]): Compiled {
  return once((scope) => {
    let text = "";
    for (const part of parts) text += textIn(part) ?? textOf(part(scope));
    return text.length > LONGEST_TEXT ? fail("The text is longer than 100 MB.") : text;
  }, parts);
}

/** Nearly all names and many values are plain text, and are not asked for each time. */
function record(entries: Extract<Template, { readonly kind: "record" }>["entries"]): Compiled {
  const members = entries.map((entry) => {
    const [key, value] = [compileTemplate(entry.key), compileTemplate(entry.value)];
    return { name: textIn(key), key, known: value.literal, value };
  });
  return once(
    (scope) => {
      const made = new Map<string, Value>();
      for (const { name, key, known, value } of members) {
        made.set(name ?? textOf(key(scope)), known === undefined ? value(scope) : known);
      }
      return made;
    },
    members.flatMap(({ key, value }) => [key, value]),
  );
}

const textIn = ({ literal }: Compiled): string | undefined =>
  typeof literal === "string" ? literal : undefined;
