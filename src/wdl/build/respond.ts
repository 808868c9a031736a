import { namedCall } from "./access.ts";
import { type Input, type TextInput, templateFrom } from "./input.ts";
import type { Draft } from "./steps.ts";
import { type Operand, type Typed, typed } from "./typed.ts";

/** What an app or an agent is answered; keys are what it reads, in lower case. */
export type AppAnswer = {
  readonly title: string;
} & (
  | { readonly kind: "text"; readonly value: TextInput }
  | { readonly kind: "number"; readonly value: Operand<number> }
  | { readonly kind: "yes-no"; readonly value: Operand<boolean> }
);

/** JSON types of the values that apps know. */
export const ANSWER_TYPES = { text: "string", number: "number", "yes-no": "boolean" } as const;

/** Whom a Response with typed values is for; apps of both generations are answered alike. */
export type Asker = "PowerApp" | "Skills" | "VirtualAgent" | "PowerPages";

/** Answers what started the flow: an app, an agent or a web site, which know three kinds of value (§3.4). */
export const respondToApp = (
  responseKind: Asker,
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
