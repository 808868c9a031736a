import type { Template } from "#wdl";
import { compileExpression } from "./compile.ts";
import { type Compiled, fixed, once } from "./compiled.ts";
import { fail } from "./evaluation-error.ts";
import { LONGEST_TEXT, textOf } from "./stringify.ts";
import type { Value } from "./value.ts";

export function compileTemplate(template: Template): Compiled {
  switch (template.kind) {
    case "constant":
    case "text": {
      const { value } = template;
      return fixed(() => value);
    }
    case "expression":
      return compileExpression(template.expression);
    case "interpolation":
      return interpolation(
        template.parts.map((part) =>
          part.kind === "text" ? fixed(() => part.value) : compileExpression(part.expression),
        ),
      );
    case "list": {
      const items = template.items.map(compileTemplate);
      return once((scope) => items.map((item) => item(scope)), items);
    }
    case "record": {
      const keys = template.entries.map(({ key }) => compileTemplate(key));
      const values = template.entries.map(({ value }) => compileTemplate(value));
      return record(keys, values);
    }
  }
}

function interpolation(parts: readonly Compiled[]): Compiled {
  return once((scope) => {
    let text = "";
    for (const part of parts) text += textOf(part(scope));
    return text.length > LONGEST_TEXT ? fail("The text is longer than 100 MB.") : text;
  }, parts);
}

function record(keys: readonly Compiled[], values: readonly Compiled[]): Compiled {
  return once(
    (scope) => {
      const members = new Map<string, Value>();
      for (let place = 0; place < keys.length; place += 1) {
        const [key, value] = [keys[place] as Compiled, values[place] as Compiled];
        members.set(textOf(key(scope)), value(scope));
      }
      return members;
    },
    [...keys, ...values],
  );
}
