import { type FunctionEntry, required, text } from "./signature.ts";

const USER = { status: "Succeeded", outputs: { statusCode: 200, body: { FullName: "Contoso" } } };

/** `Subject=Hello+world` as a form. */
const FORM = {
  status: "Succeeded",
  outputs: {
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: {
      "$content-type": "application/x-www-form-urlencoded",
      $content: "U3ViamVjdD1IZWxsbyt3b3JsZA==",
      $formdata: [{ key: "Subject", value: "Hello world" }],
    },
  },
};

/** A body of one part, the text `hello`. */
const PARTS = {
  status: "Succeeded",
  outputs: {
    headers: { "Content-Type": "multipart/form-data; boundary=b" },
    body: {
      "$content-type": "multipart/form-data; boundary=b",
      $content: "LS1iDQpDb250ZW50LVR5cGU6IHRleHQvcGxhaW4NCg0KaGVsbG8NCi0tYi0tDQo=",
      $multipart: [{ headers: { "Content-Type": "text/plain" }, body: "hello" }],
    },
  },
};

/** What an expression can ask of its run (flow-language.md §7.7). */
export const REFERENCE_FUNCTIONS = {
  action: {
    family: "reference",
    parameters: [],
    result: ["object"],
    meaning: "The record of the action being evaluated.",
    example: {
      expression: "action().outputs.body.FullName",
      context: { actions: { Get_user: USER }, action: "Get_user" },
      result: "Contoso",
    },
  },
  actions: {
    family: "reference",
    parameters: [text("actionName")],
    result: ["object", "null"],
    meaning: "The record of an action.",
    example: {
      expression: "actions('Get_user').status",
      context: { actions: { Get_user: USER } },
      result: "Succeeded",
    },
  },
  body: {
    family: "reference",
    parameters: [text("actionName")],
    result: ["any"],
    meaning: "The body of an action's outputs.",
    example: {
      expression: "body('Get_user')",
      context: { actions: { Get_user: USER } },
      result: { FullName: "Contoso" },
    },
  },
  formDataMultiValues: {
    family: "reference",
    parameters: [text("actionName"), text("key")],
    result: ["array"],
    meaning: "All values of a key in a form that an action returned.",
    example: {
      expression: "formDataMultiValues('Send_an_email', 'Subject')",
      context: { actions: { Send_an_email: FORM } },
      result: ["Hello world"],
    },
  },
  formDataValue: {
    family: "reference",
    parameters: [text("actionName"), text("key")],
    result: ["string"],
    meaning: "The value of a key in a form that an action returned.",
    example: {
      expression: "formDataValue('Send_an_email', 'Subject')",
      context: { actions: { Send_an_email: FORM } },
      result: "Hello world",
    },
  },
  item: {
    family: "reference",
    parameters: [],
    result: ["any"],
    meaning: "The current element of the innermost loop or array action.",
    example: {
      expression: "item().body",
      context: { items: { Apply_to_each: { body: "hello" } } },
      result: "hello",
    },
  },
  items: {
    family: "reference",
    parameters: [text("loopName")],
    result: ["any"],
    meaning: "The current element of a loop.",
    example: {
      expression: "items('Apply_to_each')",
      context: { items: { Apply_to_each: "second" } },
      result: "second",
    },
  },
  iterationIndexes: {
    family: "reference",
    parameters: [text("loopName")],
    result: ["integer"],
    meaning: "The number of the current round of an Until, from 0.",
    example: {
      expression: "iterationIndexes('Until_Max_Increment')",
      context: { iterations: { Until_Max_Increment: 2 } },
      result: 2,
    },
  },
  listCallbackUrl: {
    family: "reference",
    parameters: [],
    result: ["string"],
    meaning: "The address that calls the trigger or action.",
    example: {
      expression: "listCallbackUrl()",
      context: { callbackUrl: "https://example.com/callback" },
      result: "https://example.com/callback",
    },
  },
  multipartBody: {
    family: "reference",
    parameters: [text("actionName"), required("index", "integer")],
    result: ["any"],
    meaning: "The body of one part of an action's output.",
    example: {
      expression: "multipartBody('Get_parts', 0)",
      context: { actions: { Get_parts: PARTS } },
      result: "hello",
    },
  },
  outputs: {
    family: "reference",
    parameters: [text("actionName")],
    result: ["any"],
    meaning: "The outputs of an action.",
    example: {
      expression: "outputs('Get_user').statusCode",
      context: { actions: { Get_user: USER } },
      result: 200,
    },
  },
  parameters: {
    family: "reference",
    parameters: [text("parameterName")],
    result: ["any"],
    meaning: "The value of a parameter of the flow.",
    example: {
      expression: "parameters('fullName')",
      context: { parameters: { fullName: "Sophia Owen" } },
      result: "Sophia Owen",
    },
  },
  result: {
    family: "reference",
    parameters: [text("scopedActionName")],
    result: ["array"],
    meaning: "The records of the actions right inside a container.",
    example: {
      expression: "first(result('Try')).name",
      context: { results: { Try: [{ name: "Get_user", ...USER }] } },
      result: "Get_user",
    },
  },
  trigger: {
    family: "reference",
    parameters: [],
    result: ["object"],
    meaning: "The record of the trigger.",
    example: {
      expression: "trigger().outputs.body.id",
      context: { trigger: { outputs: { body: { id: "7" } } } },
      result: "7",
    },
  },
  triggerBody: {
    family: "reference",
    parameters: [],
    result: ["any"],
    meaning: "The body of the trigger's outputs.",
    example: {
      expression: "triggerBody()?['id']",
      context: { trigger: { outputs: { body: { id: "7" } } } },
      result: "7",
    },
  },
  triggerFormDataMultiValues: {
    family: "reference",
    parameters: [text("key")],
    result: ["array"],
    meaning: "All values of a key in a form that the trigger got.",
    example: {
      expression: "triggerFormDataMultiValues('Subject')",
      context: { trigger: FORM },
      result: ["Hello world"],
    },
  },
  triggerFormDataValue: {
    family: "reference",
    parameters: [text("key")],
    result: ["string"],
    meaning: "The value of a key in a form that the trigger got.",
    example: {
      expression: "triggerFormDataValue('Subject')",
      context: { trigger: FORM },
      result: "Hello world",
    },
  },
  triggerMultipartBody: {
    family: "reference",
    parameters: [required("index", "integer")],
    result: ["any"],
    meaning: "The body of one part of the trigger's output.",
    example: {
      expression: "triggerMultipartBody(0)",
      context: { trigger: PARTS },
      result: "hello",
    },
  },
  triggerOutputs: {
    family: "reference",
    parameters: [],
    result: ["any"],
    meaning: "The outputs of the trigger.",
    example: {
      expression: "triggerOutputs()?['body/id']",
      context: { trigger: { outputs: { body: { id: "7" } } } },
      result: "7",
    },
  },
  variables: {
    family: "reference",
    parameters: [text("variableName")],
    result: ["any"],
    meaning: "The value of a variable.",
    example: {
      expression: "variables('numItems')",
      context: { variables: { numItems: 20 } },
      result: 20,
    },
  },
  workflow: {
    family: "reference",
    parameters: [],
    result: ["object"],
    meaning: "The flow and its current run.",
    example: {
      expression: "workflow().run.name",
      context: { workflow: { run: { name: "08585" } } },
      result: "08585",
    },
  },
} as const satisfies Readonly<Record<string, FunctionEntry>>;
