import type { PlainJson } from "#foundation";
import type { RequestTrigger, Trigger } from "../trigger.ts";
import { call, safeAccess } from "./access.ts";
import { type Input, templateFrom } from "./input.ts";
import { ANSWER_TYPES } from "./respond.ts";
import { type Typed, typed } from "./typed.ts";

/** How a flow starts, and how its steps read what started it. */
export interface TriggerDraft<Inputs, Kind extends Trigger = RequestTrigger> {
  readonly trigger: Kind;
  readonly inputs: Inputs;
}

/** An input of a flow that is started by hand or by a parent. Keys are `text`, `text_1` … by kind. */
export type ButtonInput =
  | { readonly kind: "text"; readonly title: string; readonly description: string }
  | {
      readonly kind: "choice";
      readonly title: string;
      readonly description: string;
      readonly options: readonly string[];
      /** Several may be chosen: the value is an array. */
      readonly several?: boolean;
    }
  | {
      readonly kind: "yes-no" | "number" | "date" | "email" | "file";
      readonly title: string;
      readonly description: string;
    };

/** What a parent may pass, and what the steps read, by kind of input. */
export type ButtonValue<Of extends Pick<ButtonInput, "kind">> = Of extends {
  readonly kind: "yes-no";
}
  ? boolean
  : Of extends { readonly kind: "number" }
    ? number
    : OtherButtonValue<Of>;

type OtherButtonValue<Of extends Pick<ButtonInput, "kind">> = Of extends {
  readonly options: readonly (infer Choice extends string)[];
}
  ? Of extends { readonly several: true }
    ? readonly Choice[]
    : Choice
  : Of extends { readonly kind: "file" }
    ? unknown
    : string;

export type ButtonValues<Of extends Readonly<Record<string, Pick<ButtonInput, "kind">>>> = {
  readonly [Key in keyof Of]: Typed<ButtonValue<Of[Key]>>;
};

/** What the designer calls the first input of a kind, and how it marks it. */
const SPEECH = {
  text: { stem: "text", hint: "TEXT" },
  choice: { stem: "text", hint: "TEXT" },
  "yes-no": { stem: "boolean", hint: "BOOLEAN" },
  number: { stem: "number", hint: "NUMBER" },
  date: { stem: "date", hint: "TEXT" },
  email: { stem: "email", hint: "EMAIL" },
  file: { stem: "file", hint: "FILE" },
} as const satisfies Record<ButtonInput["kind"], object>;

/** The property names the designer gives: text, text_1 … boolean, boolean_1 … in order. */
export function buttonKeys(
  inputs: Readonly<Record<string, ButtonInput>>,
): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    Object.entries(inputs).map(([author, { kind }]) => {
      const { stem } = SPEECH[kind];
      const count = counts.get(stem) ?? 0;
      counts.set(stem, count + 1);
      return [author, count === 0 ? stem : `${stem}_${count}`];
    }),
  );
}

/** Who starts a flow with inputs: a person or a parent flow, an app, an agent, or a web site. */
export type Starter = "Button" | "PowerAppV2" | "Skills" | "VirtualAgent" | "PowerPages";

/** Started by a person, a parent flow or one of the others, with inputs that are all required (§2). */
export function whenStartedByHand<const Of extends Readonly<Record<string, ButtonInput>>>(
  inputs: Of,
  starter: Starter = "Button",
): TriggerDraft<ButtonValues<Of>> {
  const keys = buttonKeys(inputs);
  const properties = Object.fromEntries(
    Object.entries(inputs).map(([author, input]) => [keys.get(author) ?? "", inputSchema(input)]),
  );
  const values = Object.fromEntries(
    [...keys].map(([author, key]) => [author, typed(safeAccess(call("triggerBody"), key))]),
  );
  return {
    trigger: {
      kind: "request",
      name: "manual",
      requestKind: starter,
      inputs: templateFrom({
        schema: { type: "object", properties, required: [...keys.values()] },
      }),
    },
    inputs: values as ButtonValues<Of>,
  };
}

function inputSchema(input: ButtonInput): Record<string, Input> {
  const { title, description } = input;
  const tail = {
    description,
    "x-ms-dynamically-added": true,
    "x-ms-content-hint": SPEECH[input.kind].hint,
  };
  switch (input.kind) {
    case "yes-no":
      return { title, type: "boolean", ...tail };
    case "number":
      return { title, type: "number", ...tail };
    case "text":
      return { title, type: "string", ...tail };
    case "date":
    case "email":
      return { title, type: "string", ...tail, format: input.kind };
    case "file":
      return { title, type: "object", ...tail };
    case "choice":
      return input.several
        ? { title, type: "array", items: { type: "string", enum: input.options }, ...tail }
        : { title, type: "string", enum: input.options, ...tail };
  }
}

/** What an app of the first generation hands on: by `<Action>_<Parameter>`, as the app names it. */
export type AppInput = {
  readonly kind: "text" | "number" | "yes-no";
  readonly description: string;
};

type NamedByApp<Of> = {
  readonly [Key in keyof Of]: Key extends `${string}_${string}` ? unknown : never;
};

/** Started by an app through the trigger `PowerApp`, which `PowerAppV2` came after (§1.7, §2). */
export const whenOldAppStarts = <const Of extends Readonly<Record<string, AppInput>>>(
  inputs: Of & NamedByApp<Of>,
): TriggerDraft<ButtonValues<Of>> => {
  const names = Object.keys(inputs);
  const property = ({ kind, description }: AppInput): Input => ({
    type: ANSWER_TYPES[kind],
    description,
    "x-ms-dynamically-added": true,
  });
  return {
    trigger: {
      kind: "request",
      name: "manual",
      requestKind: "PowerApp",
      inputs: templateFrom({
        schema: {
          type: "object",
          properties: Object.fromEntries(
            Object.entries(inputs).map(([name, input]) => [name, property(input)]),
          ),
          required: names,
        },
      }),
    },
    inputs: Object.fromEntries(
      names.map((name) => [name, typed(safeAccess(call("triggerBody"), name))]),
    ) as never,
  };
};

/** What a caller may ask by, and who may ask; a path needs a method (flow-language.md §2). */
export type HttpRequestOptions = {
  readonly from?: "All" | "Tenant";
  /** Refuses what does not fit the schema; without it nothing is looked at. */
  readonly checked?: boolean;
} & (
  | { readonly method?: HttpMethod; readonly relativePath?: never }
  | {
      readonly method: HttpMethod;
      /** E.g. `deals/{id}`. */
      readonly relativePath: string;
    }
);

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type Words = Readonly<Record<string, string>>;

/** What came with a request; a body only if there was one. */
export interface HttpRequestInputs<Body> {
  readonly body: Typed<Body | null>;
  readonly headers: Typed<Words>;
  readonly queries: Typed<Words | null>;
  readonly relativePathParameters: Typed<Words | null>;
}

/**
 * Started by a request, a POST unless it is said otherwise, to the URL that the service makes when the
 * flow is first switched on.
 */
export const whenHttpRequestArrives = <Body>(
  schema: PlainJson,
  { from = "All", checked, method, relativePath }: HttpRequestOptions = {},
): TriggerDraft<HttpRequestInputs<Body>> => ({
  trigger: {
    kind: "request",
    name: "manual",
    requestKind: "Http",
    inputs: templateFrom({
      triggerAuthenticationType: from,
      schema: schema as Input,
      method,
      relativePath,
    }),
    ...(checked ? { operationOptions: "EnableSchemaValidation" } : {}),
  },
  inputs: {
    body: typed(call("triggerBody")),
    headers: typed(safeAccess(call("triggerOutputs"), "headers")),
    queries: typed(safeAccess(call("triggerOutputs"), "queries")),
    relativePathParameters: typed(safeAccess(call("triggerOutputs"), "relativePathParameters")),
  },
});
