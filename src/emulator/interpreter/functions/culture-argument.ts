import type { Culture } from "../dotnet/culture.ts";
import { cultureNamed } from "../dotnet/cultures.ts";
import { refuse } from "../evaluation-error.ts";
import type { Value } from "../value.ts";
import { optionalText } from "./arguments.ts";

/** Of a function without a locale argument, and of one whose locale is left out. */
export const DEFAULT_CULTURE = "en-us";

/** The optional locale at a place; one without data here is refused, never guessed. */
export function cultureArgument(args: readonly Value[], place: number): Culture {
  const name = optionalText(args, place) ?? DEFAULT_CULTURE;
  return cultureNamed(name) ?? refuse(`does not know the culture '${name}' here.`);
}
