import { CONNECTORS } from "#connectors";
import { isJsonObject, type Json, type JsonObject } from "#foundation";

/**
 * A required parameter that is null or not there, of the connectors whose operations are known: the
 * service refuses before it calls (flow-language.md §3.4). Groups need one member.
 */
export const missingParameter = (
  api: string,
  operationId: string,
  given: JsonObject,
): string | undefined =>
  REQUIRED.get(api)
    ?.get(operationId)
    ?.find((key) => {
      if (!key.endsWith("/")) return (nested(given, key) ?? null) === null;
      const member = [...given.keys()].some((one) => one.startsWith(key));
      return !member && (given.get(key.slice(0, -1)) ?? null) === null;
    });

/** By api and operation. */
const REQUIRED: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  [...CONNECTORS.values()].map(({ apiName, operations }) => [
    apiName,
    new Map(
      Object.entries(operations).map(([operationId, { parameters }]) => [
        operationId,
        Object.entries(parameters).flatMap(([key, { required }]) => (required ? [key] : [])),
      ]),
    ),
  ]),
);

/** `item/id` as one key, or as a member of `item`. */
function nested(given: JsonObject, key: string): Json | undefined {
  const whole = given.get(key);
  if (whole !== undefined) return whole;
  const slash = key.indexOf("/");
  const outer = slash < 0 ? undefined : given.get(key.slice(0, slash));
  return isJsonObject(outer) ? nested(outer, key.slice(slash + 1)) : undefined;
}
