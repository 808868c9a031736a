import type { Rule } from "../rule.ts";
import { rulesOfDefinitions } from "./of-definitions.ts";
import { rulesOfServices } from "./of-services.ts";
import { rulesOfSolutions } from "./of-solutions.ts";

/** Every rule in reading order: what a flow is made of first, what flows do together last. */
export const rules: readonly Rule[] = Object.freeze([
  ...rulesOfDefinitions,
  ...rulesOfServices,
  ...rulesOfSolutions,
]);
