import { isJsonArray, isJsonObject, type Json } from "#foundation";
import { type Condition, foldCondition } from "../condition.ts";
import type { Template, TextTemplate } from "../template.ts";
import { parseText, templateOf } from "../template-parse.ts";
import { jsonOfTemplate, printText } from "../template-print.ts";
import { type Codec, inner, type Place, REFUSED, reportAt } from "./codec.ts";

/** A value in which every string is a template. What does not parse is a finding, and kept. */
export const template: Codec<Template> = {
  read(json, place) {
    const parsed = templateOf(json);
    for (const { code, message, path, offset } of parsed.problems) {
      reportAt(place, path, code, "error", message, offset);
    }
    return parsed.template;
  },
  write: jsonOfTemplate,
};

export const textTemplate: Codec<TextTemplate> = {
  read(json, place) {
    if (typeof json !== "string") return REFUSED;
    const parsed = parseText(json);
    for (const { code, message, offset } of parsed.problems) {
      reportAt(place, [], code, "error", message, offset);
    }
    return parsed.template;
  },
  write: printText,
};

/** Objects with one key each, down to templates (flow-language.md §3.1). */
export const condition: Codec<Condition> = {
  read(json, place) {
    if (isJsonArray(json)) return REFUSED;
    if (!isJsonObject(json)) return { kind: "expression", template: templateAt(json, place) };
    const [entry, ...others] = json;
    if (entry === undefined || others.length > 0) return REFUSED;
    const [name, content] = entry;
    const single = !isJsonArray(content);
    const operands: Condition[] = [];
    for (const [index, operand] of (single ? [content] : content).entries()) {
      const below = inner(place, name);
      const read = condition.read(operand, single ? below : inner(below, String(index)));
      if (read === REFUSED) return REFUSED;
      operands.push(read);
    }
    return { kind: "function", name, operands, single };
  },
  write: (value) =>
    foldCondition<Json>(value, {
      template: jsonOfTemplate,
      function: ({ name, single }, below) => {
        const operands = below();
        const [only] = operands;
        return new Map([[name, single && only !== undefined ? only : operands]]);
      },
    }),
};

const templateAt = (json: Json, place: Place): Template => {
  const read = template.read(json, place);
  return read === REFUSED ? { kind: "constant", value: null } : read;
};
