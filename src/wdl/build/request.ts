import type { PlainJson } from "#foundation";
import type { RequestTrigger, Trigger } from "../trigger.ts";
import { call, namedCall, safeAccess } from "./access.ts";
import { type Input, type TextInput, templateFrom } from "./input.ts";
import type { Draft } from "./steps.ts";
import { type Operand, type Typed, typed } from "./typed.ts";

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
      readonly kind: "yes-no" | "number" | "date" | "email";
      readonly title: string;
      readonly description: string;
    };

/** What a parent may pass, and what the steps read, by kind of input. */
export type ButtonValue<Of extends ButtonInput> = Of extends { readonly kind: "yes-no" }
  ? boolean
  : Of extends { readonly kind: "number" }
    ? number
    : OtherButtonValue<Of>;

type OtherButtonValue<Of extends ButtonInput> = Of extends {
  readonly options: readonly (infer Choice extends string)[];
}
  ? Of extends { readonly several: true }
    ? readonly Choice[]
    : Choice
  : string;

export type ButtonValues<Of extends Readonly<Record<string, ButtonInput>>> = {
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

/** Who starts a flow with inputs: a person or a parent flow, an app, or an agent. */
export type Starter = "Button" | "PowerAppV2" | "Skills";

/** Started by a person or a parent flow, with inputs that are all required. */
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
    case "choice":
      return input.several
        ? { title, type: "array", items: { type: "string", enum: input.options }, ...tail }
        : { title, type: "string", enum: input.options, ...tail };
  }
}

/** Started by a POST to the URL that the service makes when the flow is first switched on. */
export const whenHttpRequestArrives = <Body>(
  schema: PlainJson,
): TriggerDraft<{ readonly body: Typed<Body | null> }> => ({
  trigger: {
    kind: "request",
    name: "manual",
    requestKind: "Http",
    inputs: templateFrom({ triggerAuthenticationType: "All", schema: schema as Input }),
  },
  inputs: { body: typed(call("triggerBody")) },
});

/** What an app or an agent is answered; keys are what it reads, in lower case. */
export type AppAnswer = {
  readonly title: string;
} & (
  | { readonly kind: "text"; readonly value: TextInput }
  | { readonly kind: "number"; readonly value: Operand<number> }
  | { readonly kind: "yes-no"; readonly value: Operand<boolean> }
);

const ANSWER_TYPES = { text: "string", number: "number", "yes-no": "boolean" } as const;

/** Answers what started the flow with `PowerAppV2` or `Skills`, which know three kinds of value (§3.4). */
export const respondToApp = (
  responseKind: "PowerApp" | "Skills",
  answers: { readonly [key: Lowercase<string>]: AppAnswer },
): Draft<object> => {
  const said = Object.entries(answers);
  const property = ({ title, kind }: AppAnswer): Input => ({
    title,
    "x-ms-dynamically-added": true,
    type: ANSWER_TYPES[kind],
  });
  return {
    action: {
      kind: "response",
      responseKind,
      statusCode: templateFrom(200),
      body: templateFrom(Object.fromEntries(said.map(([key, { value }]) => [key, value]))),
      schema: templateFrom({
        type: "object",
        properties: Object.fromEntries(said.map(([key, answer]) => [key, property(answer)])),
        additionalProperties: {},
      }),
    },
    result: () => ({}),
  };
};

/** Answers the caller; a child flow must, with kind `Http` (flow-language.md §3.1). */
export const respond = (
  statusCode: number,
  body: { readonly [key: string]: Input },
): Draft<object> => ({
  action: {
    kind: "response",
    responseKind: "Http",
    statusCode: templateFrom(statusCode),
    body: templateFrom(body),
  },
  result: () => ({}),
});

/** Body of a child's Response as its parent reads it. */
export const childBody = <Answer>(name: string): Typed<Answer | null> =>
  typed(namedCall("body", name));
