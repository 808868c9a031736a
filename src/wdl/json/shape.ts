import { type Codec, joined } from "./codec.ts";

/** Where a field of a node stands in its JSON, and what holds when it is not there. */
export interface Property<Value> {
  /** Keys joined by `/`. */
  readonly path: string;
  readonly codec: Codec<Value>;
  readonly need: "required" | "optional" | "usual";
  /** For `usual`: the value that stands for absence in a file that does not say it. */
  readonly absent?: Value;
}

/** Without it the JSON is not of this kind. */
export const required = <Value>(path: string, codec: Codec<Value>): Property<Value> => ({
  path,
  codec,
  need: "required",
});

export const optional = <Value>(
  path: string,
  codec: Codec<Value>,
): Property<Value | undefined> => ({
  path,
  codec: codec as Codec<Value | undefined>,
  need: "optional",
});

/** Written in every file of ours, but may be missing in one that is read. */
export const usual = <Value>(
  path: string,
  codec: Codec<Value>,
  absent: Value,
): Property<Value> => ({ path, codec, need: "usual", absent });

/** Every field of a node but those in `Fixed`, in the order in which their keys are written. */
export type Description<Node, Fixed extends PropertyKey = never> = {
  readonly [Field in Exclude<keyof Node, Fixed | "layout">]-?: Property<Node[Field]>;
};

/** The keys of one JSON object in canonical order. */
export type Shape = readonly Slot[];

export type Slot =
  | { readonly kind: "constant"; readonly key: string; readonly text: string }
  | {
      readonly kind: "nested";
      readonly key: string;
      readonly shape: Shape;
      readonly always: boolean;
    }
  | {
      readonly kind: "value";
      readonly key: string;
      readonly field: string;
      readonly property: Property<unknown>;
    };

interface ShapeOptions {
  /** Keys whose value is the same in every file, e.g. an action's type. */
  readonly constants?: Readonly<Record<string, string>>;
  /** Paths of objects that are written even when they are empty. */
  readonly always?: readonly string[];
  /** Paths in order, where that of the description is not it; all others come after these. */
  readonly order?: readonly string[];
}

/** Turns the paths of a {@link Description} into the tree of objects that they name. */
export function shapeOf(
  description: object,
  { constants = {}, always = [], order = [] }: ShapeOptions = {},
): Shape {
  const root: MutableSlots = new Map();
  for (const [path, constant] of Object.entries(constants)) {
    const { slots, key } = placeOf(root, path);
    slots.set(key, { kind: "constant", key, text: constant });
  }
  for (const [field, property] of Object.entries(description) as [string, Property<unknown>][]) {
    const { slots, key } = placeOf(root, property.path);
    slots.set(key, { kind: "value", key, field, property });
  }
  return frozen(root, "", always, order);
}

type MutableSlots = Map<string, Slot | MutableSlots>;

function placeOf(root: MutableSlots, path: string): { slots: MutableSlots; key: string } {
  const keys = path.split("/");
  const key = keys.pop() ?? "";
  let slots = root;
  for (const outer of keys) {
    const known = slots.get(outer);
    const next: MutableSlots = known instanceof Map ? known : new Map();
    slots.set(outer, next);
    slots = next;
  }
  return { slots, key };
}

function frozen(
  slots: MutableSlots,
  path: string,
  always: readonly string[],
  order: readonly string[],
): Shape {
  const rank = ({ key }: Slot): number => {
    const index = order.indexOf(joined(path, key));
    return index < 0 ? order.length : index;
  };
  const shape = [...slots].map(([key, slot]): Slot => {
    if (!(slot instanceof Map)) return slot;
    const own = joined(path, key);
    const inside = frozen(slot, own, always, order);
    return { kind: "nested", key, shape: inside, always: always.includes(own) };
  });
  return shape.toSorted((left, right) => rank(left) - rank(right));
}
