import { isJsonObject, type Json, type JsonObject } from "#foundation";
import type { Layout, ObjectLayout } from "../layout.ts";
import { type Codec, inner, joined, NOWHERE, type Place, REFUSED, report } from "./codec.ts";
import { type Description, type Property, type Shape, type Slot, shapeOf } from "./shape.ts";

export type Draft = Record<string, unknown>;

/** What became of reading an object: the keys it would have if it were written canonically. */
interface ObjectRead {
  readonly canonical: readonly string[];
}

/**
 * Fills `draft` from an object and keeps in `place.layouts` what the fields do not say. Answers
 * `REFUSED` when something required is missing.
 */
export function readObject(
  shape: Shape,
  object: JsonObject,
  place: Place,
  draft: Draft,
  options: { readonly keepOrder?: boolean; readonly missing?: boolean } = {},
): ObjectRead | typeof REFUSED {
  const canonical: string[] = [];
  const rest: [string, Json][] = [];
  for (const slot of shape) {
    const value = object.get(slot.key);
    const outcome = readSlot(slot, value, place, draft);
    if (outcome === "missing") return REFUSED;
    if (outcome === "canonical") canonical.push(slot.key);
    if (outcome === "carried" && value !== undefined) rest.push([slot.key, value]);
  }
  if (options.missing) return { canonical };
  const usual = sameOrder(object, canonical);
  if (!usual) {
    for (const [key, value] of object) {
      if (shape.some((slot) => slot.key === key)) continue;
      rest.push([key, value]);
      report(inner(place, key), "flow/unknown-property", "info", `"${key}" is carried unread.`);
    }
  }
  if (options.keepOrder || rest.length > 0 || !usual) {
    place.layouts.set(place.path, {
      order: [...object.keys()],
      ...(rest.length > 0 ? { rest: Object.fromEntries(rest) } : {}),
    });
  }
  return { canonical };
}

type Outcome = "canonical" | "omitted" | "carried" | "missing";

/** `outer` is the place of the object with the slot. */
function readSlot(slot: Slot, value: Json | undefined, outer: Place, draft: Draft): Outcome {
  switch (slot.kind) {
    case "constant":
      if (value === undefined || value === slot.text) return "canonical";
      if (typeof value !== "string" || value.toLowerCase() !== slot.text.toLowerCase()) {
        unexpected(inner(outer, slot.key), slot.key);
      }
      return "carried";
    case "nested": {
      const object = isJsonObject(value) ? value : undefined;
      const place = inner(outer, slot.key);
      const read = readObject(slot.shape, object ?? EMPTY, place, draft, { missing: !object });
      if (read === REFUSED) return "missing";
      if (value !== undefined && !object) {
        unexpected(place, slot.key);
        return "carried";
      }
      return slot.always || read.canonical.length > 0 ? "canonical" : "omitted";
    }
    case "value":
      return value === undefined
        ? readAbsent(slot.field, slot.property, draft)
        : readField(slot, value, inner(outer, slot.key), draft);
  }
}

function readAbsent(field: string, { need, absent }: Property<unknown>, draft: Draft): Outcome {
  if (need === "required") return "missing";
  if (absent !== undefined) draft[field] = absent;
  return need === "usual" ? "canonical" : "omitted";
}

function readField(
  { key, field, property: { codec, need, absent } }: Extract<Slot, { readonly kind: "value" }>,
  value: Json,
  place: Place,
  draft: Draft,
): Outcome {
  const read = codec.read(value, place);
  if (read !== REFUSED) {
    if (read !== undefined) draft[field] = read;
    return "canonical";
  }
  if (need === "required") return "missing";
  if (absent !== undefined) draft[field] = absent;
  unexpected(place, key);
  return "carried";
}

/** Without these in their form the service cannot tell what runs when (flow-language.md §1.2, §3, §4). */
const STRUCTURE: ReadonlySet<string> = new Set([
  ...["connectionReferences", "parameters", "triggers", "actions"],
  ...["runAfter", "cases", "else", "default"],
]);

const unexpected = (place: Place, key: string): void =>
  STRUCTURE.has(key)
    ? report(place, "flow/unexpected-value", "error", `"${key}" has another form than a flow's.`)
    : report(
        place,
        "flow/unexpected-value",
        "warning",
        "The value has another form than expected.",
      );

const EMPTY: JsonObject = new Map();

/** Whether the object has these keys and no others, in this order. */
function sameOrder(object: JsonObject, keys: readonly string[]): boolean {
  if (object.size !== keys.length) return false;
  let index = 0;
  for (const key of object.keys()) {
    if (key !== keys[index]) return false;
    index += 1;
  }
  return true;
}

/** The object of a node; the reverse of {@link readObject}. */
export function writeObject(
  shape: Shape,
  draft: Readonly<Draft>,
  layout: Layout | undefined,
  path = "",
  absent = false,
): Map<string, Json> {
  const own: ObjectLayout | undefined = absent ? NOT_THERE : layout?.[path];
  const said = new Map<string, Json>();
  for (const slot of shape) {
    const there = own === undefined || (own.order.includes(slot.key) && !carried(own, slot.key));
    const value = writeSlot(slot, draft, layout, path, there, own === undefined);
    if (value !== undefined) said.set(slot.key, value);
  }
  if (own === undefined) return said;
  const object = new Map<string, Json>();
  for (const key of own.order) {
    const value = said.has(key) ? said.get(key) : carried(own, key) ? own.rest?.[key] : undefined;
    if (value !== undefined) object.set(key, value);
  }
  for (const [key, value] of said) if (!object.has(key)) object.set(key, value);
  return object;
}

const NOT_THERE: ObjectLayout = { order: [] };

const carried = ({ rest }: ObjectLayout, key: string): boolean =>
  rest !== undefined && Object.hasOwn(rest, key);

function writeSlot(
  slot: Slot,
  draft: Readonly<Draft>,
  layout: Layout | undefined,
  path: string,
  there: boolean,
  canonical: boolean,
): Json | undefined {
  switch (slot.kind) {
    case "constant":
      return there ? slot.text : undefined;
    case "nested": {
      const inside = layout ? joined(path, slot.key) : path;
      const object = writeObject(slot.shape, draft, layout, inside, !there);
      return object.size > 0 || (there && (slot.always || !canonical)) ? object : undefined;
    }
    case "value": {
      const { codec, need } = slot.property;
      const value = draft[slot.field];
      if (value === undefined && need !== "usual") return undefined;
      if (!there && isBlank(value)) return undefined;
      const within = layout ? { layout, path: joined(path, slot.key) } : NOWHERE;
      return codec.write(value as never, within);
    }
  }
}

/** Values that mean no more than a missing property does. */
const isBlank = (value: unknown): boolean =>
  value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** An object inside a node, e.g. a host: its layout is kept by the node. */
export const objectCodec = <Value extends object>(
  description: Description<Value>,
): Codec<Value> => {
  const shape = shapeOf(description);
  return {
    read(json, place) {
      if (!isJsonObject(json)) return REFUSED;
      const draft: Draft = {};
      if (readObject(shape, json, place, draft) === REFUSED) return REFUSED;
      // The description names every field of Value, and reading refused what misses a required one.
      return draft as Value;
    },
    write: (value, { layout, path }) => writeObject(shape, value as Readonly<Draft>, layout, path),
  };
};

/** A piece that keeps its own layout; `fixed` are fields that its kind decides. */
export const nodeCodec = <Node extends { readonly layout?: Layout }>(
  shape: Shape,
  fixed: Readonly<Draft> = {},
): Codec<Node> => ({
  read(json, place) {
    if (!isJsonObject(json)) return REFUSED;
    // Assigned, not spread: see withBlanksBefore.
    const draft: Draft = Object.assign({}, fixed);
    if (readObject(shape, json, place, draft) === REFUSED) return REFUSED;
    if (place.layouts.size > 0) draft["layout"] = Object.fromEntries(place.layouts);
    // The shape comes from a description of Node.
    return draft as Node;
  },
  write: (node) => writeObject(shape, node as Readonly<Draft>, node.layout),
});
