import { isJsonObject, type Json, type JsonObject } from "#foundation";
import type { Layout } from "../layout.ts";
import { type Codec, REFUSED } from "./codec.ts";
import { type Draft, readObject, writeObject } from "./object.ts";
import type { Shape } from "./shape.ts";

interface Foreign {
  readonly kind: "foreign";
  readonly json: Json;
  readonly layout?: Layout;
}

/**
 * A node of unknown type: what every node may say is read, so that the order of running is known;
 * all else is `json`. `order` decides where it stands among the common keys.
 */
export const foreignCodec = <Node extends Foreign>(
  common: Shape,
  order: readonly string[],
): Codec<Node> => {
  const isFirst = ({ key }: { readonly key: string }): boolean =>
    order.indexOf(key) < order.indexOf("type");
  const first = common.filter(isFirst);
  const last = common.filter((slot) => !isFirst(slot));

  const keys = new Set(common.map(({ key }) => key));

  const write = (node: Foreign): Json => {
    if (!isJsonObject(node.json)) return node.json;
    const draft = node as unknown as Readonly<Draft>;
    const canonical = new Map([
      ...writeObject(first, draft, undefined),
      ...[...node.json].filter(([key]) => !keys.has(key) || draft[key] === undefined),
      ...writeObject(last, draft, undefined),
    ]);
    return reordered(canonical, node.layout?.[""]?.order);
  };

  return {
    read(value, place) {
      // The description of a foreign node is `json` and the common fields, nothing else.
      if (!isJsonObject(value)) return { kind: "foreign", json: value } as Node;
      const draft: Draft = { kind: "foreign" };
      const ignored = { part: "", list: [] };
      const layouts = new Map();
      const read = readObject(common, value, { ...place, layouts, findings: ignored }, draft);
      const understood = new Set(read === REFUSED ? [] : read.canonical);
      draft["json"] = new Map([...value].filter(([key]) => !understood.has(key)));
      const node = draft as unknown as Node;
      const order = [...value.keys()];
      const written = write(node);
      const same = isJsonObject(written) && [...written.keys()].join("\n") === order.join("\n");
      return same ? node : { ...node, layout: { "": { order } } };
    },
    write,
  };
};

function reordered(object: JsonObject, order: readonly string[] = []): JsonObject {
  const result = new Map<string, Json>();
  for (const key of order) {
    const value = object.get(key);
    if (value !== undefined) result.set(key, value);
  }
  for (const [key, value] of object) if (!result.has(key)) result.set(key, value);
  return result;
}
