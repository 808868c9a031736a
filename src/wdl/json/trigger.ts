import { isJsonObject } from "#foundation";
import type { ForeignTrigger, Trigger, TriggerCommon, TriggerKind } from "../trigger.ts";
import { operation } from "./action.ts";
import { type Codec, json, namedList, REFUSED, report, text } from "./codec.ts";
import { foreignCodec } from "./foreign.ts";
import { type Draft, nodeCodec } from "./object.ts";
import { type Description, optional, required, shapeOf } from "./shape.ts";
import { template } from "./template.ts";

/** The one order of a trigger's keys, counted as that of actions. */
const ORDER: readonly string[] = [
  "recurrence",
  "splitOn",
  "metadata",
  "type",
  "kind",
  "inputs",
  "description",
  "conditions",
  "runtimeConfiguration",
  "operationOptions",
  "correlation",
];

const common = {
  description: optional("description", text),
  metadata: optional("metadata", json),
  recurrence: optional("recurrence", template),
  splitOn: optional("splitOn", template),
  conditions: optional("conditions", template),
  runtimeConfiguration: optional("runtimeConfiguration", template),
  operationOptions: optional("operationOptions", text),
  correlation: optional("correlation", template),
} satisfies Description<TriggerCommon, "name">;

type Described = Exclude<TriggerKind, "foreign">;
type Own<Kind extends Described> = Description<
  Extract<Trigger, { readonly kind: Kind }>,
  keyof TriggerCommon | "kind" | "mode"
>;

const descriptions = {
  recurrence: { inputs: optional("inputs", template) },
  request: { requestKind: optional("kind", text), inputs: optional("inputs", template) },
  connector: operation,
  "legacy-connector": { inputs: required("inputs", template) },
} satisfies { readonly [Kind in Described]: Own<Kind> };

const types: readonly (readonly [type: string, fixed: { readonly kind: Described } & Draft])[] = [
  ["Recurrence", { kind: "recurrence" }],
  ["Request", { kind: "request" }],
  ["OpenApiConnectionWebhook", { kind: "connector", mode: "webhook" }],
  ["OpenApiConnection", { kind: "connector", mode: "polling" }],
  ["OpenApiConnectionNotification", { kind: "connector", mode: "notification" }],
  ["ApiConnectionWebhook", { kind: "legacy-connector", mode: "webhook" }],
  ["ApiConnection", { kind: "legacy-connector", mode: "polling" }],
  ["ApiConnectionNotification", { kind: "legacy-connector", mode: "notification" }],
];

const foreign = foreignCodec<ForeignTrigger>(shapeOf(common, { order: ORDER }), ORDER);

const table = types.map(([type, fixed]) => {
  const description = { ...descriptions[fixed.kind], ...common };
  const shape = shapeOf(description, { constants: { type }, order: ORDER });
  return { type: type.toLowerCase(), fixed, codec: nodeCodec<Trigger>(shape, fixed) };
});

const anyTrigger: Codec<Trigger> = {
  read(value, place) {
    const type = isJsonObject(value) ? value.get("type") : undefined;
    const row =
      typeof type === "string" ? table.find((one) => one.type === type.toLowerCase()) : undefined;
    if (row) {
      const read = row.codec.read(value, { ...place, layouts: new Map() });
      if (read !== REFUSED) return read;
      const message = `The trigger lacks what "${type}" needs; it is carried unread.`;
      report(place, "flow/incomplete-trigger", "error", message);
    } else {
      report(
        place,
        "flow/unknown-trigger",
        "warning",
        "A trigger of unknown type is carried unread.",
      );
    }
    return foreign.read(value, place);
  },
  write(trigger, within) {
    const row = table.find(
      ({ fixed }) =>
        fixed.kind === trigger.kind && (!("mode" in trigger) || fixed["mode"] === trigger.mode),
    );
    const codec: Codec<Trigger> = row?.codec ?? (foreign as Codec<Trigger>);
    return codec.write(trigger, within);
  },
};

export const triggersCodec = namedList<Trigger>(
  anyTrigger,
  (trigger) => trigger.name,
  (trigger, name) => ({ ...trigger, name }),
);
