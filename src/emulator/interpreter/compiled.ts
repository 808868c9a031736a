import type { EvaluationScope } from "./scope.ts";
import type { Value } from "./value.ts";

/** What a node of an expression or template is made into, once: asked for its value again and again. */
export interface Compiled {
  (scope: EvaluationScope): Value;
  /** Set on what asks nothing of the run: its value is always the same. */
  fixed?: true;
  /** What is written as it is; whoever knows that need not ask. */
  literal?: Value;
}

function fixed(compiled: Compiled): Compiled {
  compiled.fixed = true;
  return compiled;
}

export function literal(value: Value): Compiled {
  const compiled = fixed(() => value);
  compiled.literal = value;
  return compiled;
}

/** Reckons once what is made of fixed parts. What has no value fails whenever it is asked for it. */
export function once(reckon: Compiled, parts: readonly Compiled[]): Compiled {
  if (!parts.every((part) => part.fixed)) return reckon;
  let known: Value | undefined;
  return fixed((scope) => {
    known ??= reckon(scope);
    return known;
  });
}
