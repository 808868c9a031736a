import { COLLECTION_FUNCTIONS } from "./collection.ts";
import { CONTEXT_FUNCTIONS } from "./context.ts";
import { CONVERSION_FUNCTIONS } from "./conversion.ts";
import { FORM_FUNCTIONS } from "./form.ts";
import type { FunctionBody } from "./function-table.ts";
import { LOGIC_FUNCTIONS } from "./logic.ts";
import { MATH_FUNCTIONS } from "./math.ts";
import { TEXT_FUNCTIONS } from "./text.ts";
import { TIME_FUNCTIONS } from "./time.ts";
import { URI_FUNCTIONS } from "./uri.ts";
import { XML_FUNCTIONS } from "./xml.ts";

/** Every function but the ones that choose which of their arguments to evaluate. */
const ALL: ReadonlyMap<string, FunctionBody> = new Map(
  [
    TEXT_FUNCTIONS,
    COLLECTION_FUNCTIONS,
    LOGIC_FUNCTIONS,
    CONVERSION_FUNCTIONS,
    MATH_FUNCTIONS,
    TIME_FUNCTIONS,
    URI_FUNCTIONS,
    XML_FUNCTIONS,
    CONTEXT_FUNCTIONS,
    FORM_FUNCTIONS,
  ].flatMap((table) => Object.entries(table)),
);

/** `name` in lower case. */
export const functionNamed = (name: string): FunctionBody | undefined => ALL.get(name);

export const functionNames = (): readonly string[] => [...ALL.keys()];
