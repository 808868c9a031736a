import type { Column } from "#dataverse";
import type { Json } from "#foundation";
import type { Refused } from "./errors.ts";
import { refused } from "./errors.ts";
import type { Metadata } from "./metadata.ts";
import type { Stored } from "./row.ts";

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Lower case without braces, or nothing when the text is no GUID. */
export const guidOf = (text: Json | undefined): string | undefined =>
  typeof text === "string" && GUID.test(text) ? text.toLowerCase() : undefined;

/**
 * What is stored when a column is sent a value, or why that cannot be. Text that reads as the number,
 * yes-no or date wanted is taken, other mixtures are not; an empty text empties a text column.
 */
export function storedOf(metadata: Metadata, column: Column, value: Json): Stored | null | Refused {
  if (value === null) return null;
  switch (column.kind) {
    case "text":
    case "memo":
      return textOf(column.logicalName, column.maxLength, value);
    case "whole-number": {
      const number = wholeOf(value);
      if (number === undefined) return mistyped(column, value, "Edm.Int32");
      return outOf(column, Number(number)) ?? number;
    }
    case "choice":
    case "state":
    case "status":
      return optionOf(metadata, column, value);
    case "choices":
      return optionsOf(metadata, column, value);
    case "yes-no": {
      if (typeof value === "boolean") return value;
      if (value === "true" || value === "false") return value === "true";
      return mistyped(column, value, "Edm.Boolean");
    }
    case "money":
    case "decimal":
    case "float": {
      const number = numberOf(value);
      if (number === undefined) return mistyped(column, value, "Edm.Decimal");
      return outOf(column, number) ?? rounded(number, column.precision);
    }
    case "date":
      return column.behavior === "date-only" ? dateOf(column, value) : momentOf(column, value);
    case "unique-identifier":
      return guidOf(value) ?? mistyped(column, value, "Edm.Guid");
    case "lookup":
      return refused(
        "payload-malformed",
        `"${column.logicalName}" is a lookup: it is set with "<navigation>@odata.bind".`,
      );
    case "foreign":
      return refused(
        "not-simulated",
        `The simulation does not store columns of type "${column.type}" (${column.logicalName}).`,
      );
  }
}

const mistyped = ({ logicalName }: Column, value: Json, type: string): Refused =>
  refused(
    "type-conversion",
    `Cannot convert the literal '${typeof value === "object" ? "…" : String(value)}' of "${logicalName}" to the expected type '${type}'.`,
  );

function textOf(name: string, maxLength: number, value: Json): Stored | null | Refused {
  if (typeof value !== "string") {
    return refused("payload-malformed", `"${name}" takes text, not ${kindOf(value)}.`);
  }
  if (value.length > maxLength) {
    return refused(
      "text-too-long",
      `The length of "${name}" exceeded the maximum allowed length of ${maxLength}.`,
    );
  }
  return value === "" ? null : value;
}

const kindOf = (value: Json): string =>
  Array.isArray(value)
    ? "a list"
    : value instanceof Map
      ? "an object"
      : `the ${typeof value} ${value}`;

function wholeOf(value: Json): bigint | undefined {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  return typeof value === "string" && /^-?\d{1,19}$/.test(value) ? BigInt(value) : undefined;
}

function numberOf(value: Json): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "bigint") return Number(value);
  const plain = typeof value === "string" && /^-?\d{1,25}(\.\d{1,20})?$/.test(value);
  return plain ? Number(value) : undefined;
}

function outOf(
  column: Extract<Column, { readonly min: number }>,
  number: number,
): Refused | undefined {
  if (number >= column.min && number <= column.max) return undefined;
  return refused(
    "number-out-of-range",
    `The value ${number} of "${column.logicalName}" is outside the valid range ${column.min} to ${column.max}.`,
  );
}

/** Half away from zero, on the decimal digits that the number shows. */
function rounded(number: number, places: number): number {
  const shifted = Math.round(Number(`${Math.abs(number)}e${places}`));
  const result = Number.isFinite(shifted) ? Number(`${shifted}e-${places}`) : Math.abs(number);
  return number < 0 && result !== 0 ? -result : result;
}

function optionOf(metadata: Metadata, column: Column, value: Json): Stored | Refused {
  const whole = wholeOf(value);
  if (whole === undefined) return mistyped(column, value, "Edm.Int32");
  const options = metadata.optionsOf(column);
  if (!options || options.has(Number(whole))) return whole;
  return refused(
    "option-out-of-range",
    `The value ${whole} of "${column.logicalName}" is outside the valid range. Accepted Values: ${[...options.keys()].join(",")}`,
  );
}

function optionsOf(metadata: Metadata, column: Column, value: Json): Stored | null | Refused {
  const words = typeof value === "string" ? value.split(",").map((word) => word.trim()) : [value];
  if (words.length === 1 && words[0] === "") return null;
  const found = new Set<bigint>();
  for (const word of words) {
    const option = optionOf(metadata, column, word);
    if (typeof option !== "bigint") return option;
    found.add(option);
  }
  return [...found].toSorted((left, right) => Number(left - right)).join(",");
}

function dateOf(column: Column, value: Json): Stored | Refused {
  const real =
    typeof value === "string" &&
    /^\d{4}-\d\d-\d\d$/.test(value) &&
    isoDate(Date.parse(`${value}T00:00:00Z`)) === value;
  return real ? value : mistyped(column, value, "Edm.Date");
}

const MOMENT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

function momentOf(column: Column, value: Json): Stored | Refused {
  const match = typeof value === "string" ? MOMENT.exec(value) : null;
  if (typeof value !== "string" || !match) return mistyped(column, value, "Edm.DateTimeOffset");
  const text = value.length === 10 || match[1] ? value : `${value}Z`;
  const instant = Date.parse(text.replace(/(\.\d{3})\d+/, "$1"));
  return Number.isNaN(instant) ? mistyped(column, value, "Edm.DateTimeOffset") : isoSecond(instant);
}

/** `2026-01-31`; empty text for no moment at all. */
export const isoDate = (instant: number): string =>
  Number.isNaN(instant) ? "" : new Date(instant).toISOString().slice(0, 10);

/** Dataverse keeps whole seconds: `2026-01-31T09:00:00Z`. */
export const isoSecond = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 19)}Z`;
