import {
  type Address,
  type Diagnostic,
  isJsonArray,
  isJsonObject,
  type Json,
  pointerOf,
  type Severity,
} from "#foundation";
import type { Layout, ObjectLayout } from "../layout.ts";

/**
 * One description of a piece of a definition, used in both directions. What `read` refuses is
 * carried unread by the object around it, so `write` gives back exactly what was read.
 */
export interface Codec<Value> {
  read(json: Json, place: Place): Value | typeof REFUSED;
  write(value: Value, within: Within): Json;
}

/** The answer to JSON of a form that a codec does not describe. */
export const REFUSED: unique symbol = Symbol("refused");

/** Where a piece is: in the part for findings, in its node (action, trigger …) for layouts. */
export interface Place {
  readonly trail: Trail | undefined;
  /** Path inside the node, as in {@link Layout}. */
  readonly path: string;
  readonly layouts: Map<string, ObjectLayout>;
  readonly findings: Findings;
}

interface Trail {
  readonly outer: Trail | undefined;
  readonly key: string | number;
}

export interface Findings {
  readonly part: string;
  readonly list: Diagnostic[];
}

/** What was kept of the node that is being written, and the path inside it. */
export interface Within {
  readonly layout: Layout | undefined;
  readonly path: string;
}

/** The value of a property of an object of the same node. */
export const inner = (place: Place, key: string): Place => ({
  trail: { outer: place.trail, key },
  path: joined(place.path, key),
  layouts: place.layouts,
  findings: place.findings,
});

/** A piece that keeps its layouts itself. */
export const innerNode = (place: Place, key: string | number): Place => ({
  trail: { outer: place.trail, key },
  path: "",
  layouts: new Map(),
  findings: place.findings,
});

export const joined = (path: string, key: string): string => (path === "" ? key : `${path}/${key}`);

export const report = (place: Place, code: string, severity: Severity, message: string): void =>
  reportAt(place, [], code, severity, message);

/** A finding about something below `place`; `offset` counts from the start of a string there. */
export function reportAt(
  place: Place,
  below: readonly (string | number)[],
  code: string,
  severity: Severity,
  message: string,
  offset?: number,
): void {
  const keys: (string | number)[] = [];
  for (let trail = place.trail; trail; trail = trail.outer) keys.push(trail.key);
  const pointer = pointerOf([...keys.reverse(), ...below]);
  const { part, list } = place.findings;
  const at: Address = {
    in: "part",
    part,
    pointer,
    ...(offset === undefined ? {} : { offset }),
  };
  list.push({ code, severity, message, at });
}

/** Any JSON, carried as it is because its content means nothing to a run. */
export const json: Codec<Json> = {
  read: (value) => value,
  write: (value) => value,
};

export const text: Codec<string> = {
  read: (value) => (typeof value === "string" ? value : REFUSED),
  write: (value) => value,
};

export const textOrNull: Codec<string | null> = {
  read: (value) => (typeof value === "string" || value === null ? value : REFUSED),
  write: (value) => value,
};

/** `undefined` in the model is written as, and read from, the value nearly every file has. */
export const usually = <Value>(codec: Codec<Value>, usual: Json): Codec<Value | undefined> => ({
  read: (value, place) => (value === usual ? undefined : codec.read(value, place)),
  write: (value, within) => (value === undefined ? usual : codec.write(value, within)),
});

/** Text that starts with `prefix` in the file and without it in the model. */
export const prefixed = (prefix: string): Codec<string> => ({
  read: (value) =>
    typeof value === "string" && value.startsWith(prefix) ? value.slice(prefix.length) : REFUSED,
  write: (value) => prefix + value,
});

/** A JSON object as a list of nodes; `write` of a node never sees the layout of another. */
export const namedList = <Node>(
  item: Codec<Node>,
  nameOf: (node: Node) => string,
  withName: (node: Node, name: string) => Node,
): Codec<readonly Node[]> => ({
  read(value, place) {
    if (!isJsonObject(value)) return REFUSED;
    const nodes: Node[] = [];
    for (const [name, entry] of value) {
      const node = item.read(entry, innerNode(place, name));
      if (node === REFUSED) return REFUSED;
      nodes.push(withName(node, name));
    }
    return nodes;
  },
  write: (nodes) => new Map(nodes.map((node) => [nameOf(node), item.write(node, NOWHERE)])),
});

export const list = <Node>(item: Codec<Node>): Codec<readonly Node[]> => ({
  read(value, place) {
    if (!isJsonArray(value)) return REFUSED;
    const nodes: Node[] = [];
    for (const [index, entry] of value.entries()) {
      const node = item.read(entry, innerNode(place, index));
      if (node === REFUSED) return REFUSED;
      nodes.push(node);
    }
    return nodes;
  },
  write: (nodes) => nodes.map((node) => item.write(node, NOWHERE)),
});

/** Where there is no layout: nodes bring their own, and what builders made has none. */
export const NOWHERE: Within = { layout: undefined, path: "" };
