import type { FunctionName } from "../expression/functions/index.ts";
import { parseExpression } from "../expression/parse.ts";
import type { Claimed } from "./functions/call.ts";
import { collectionFunctions } from "./functions/collection.ts";
import { conversionFunctions } from "./functions/conversion.ts";
import { dateFunctions } from "./functions/date.ts";
import { logicalFunctions } from "./functions/logical.ts";
import { mathFunctions } from "./functions/math.ts";
import { objectFunctions } from "./functions/object.ts";
import { referenceFunctions } from "./functions/reference.ts";
import { stringFunctions } from "./functions/string.ts";
import { type Typed, typed } from "./typed.ts";

/** One typed builder for every function of the catalogue: `fn.concat("a", name)`. */
export const fn = {
  ...stringFunctions,
  ...collectionFunctions,
  ...logicalFunctions,
  ...conversionFunctions,
  ...mathFunctions,
  ...dateFunctions,
  ...objectFunctions,
  ...referenceFunctions,
} satisfies Record<FunctionName, (...operands: never[]) => Typed<unknown>>;

/** The element at a place counted from 0; null where there is none: `of?[2]`. */
export const at = <Item>(of: Typed<readonly Item[] | null>, index: number): Typed<Item | null> =>
  typed({
    kind: "access",
    of: of.node,
    key: { kind: "number", text: String(index) },
    safe: true,
    style: "bracket",
  });

/**
 * An expression as text, without or with its `@`, for what the builders cannot say. Text that is no
 * expression becomes a broken node, which the checks of the flow report.
 */
export const expression = <Value = unknown>(text: string): Claimed<Value> =>
  typed(parseExpression(text.startsWith("@") ? text.slice(1) : text).expression);
