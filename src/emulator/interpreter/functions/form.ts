import { contentOf } from "../content.ts";
import { refuse } from "../evaluation-error.ts";
import { nameOf } from "../scope.ts";
import { isList, isObject, type Value } from "../value.ts";
import { positionArgument, textArgument } from "./arguments.ts";
import { actionOf, bodyOf, bodyOfTrigger } from "./context.ts";
import { type FunctionTable, takes } from "./function-table.ts";

/** Forms and multipart bodies, which a run keeps decoded beside their `$content`. */
export const FORM_FUNCTIONS: FunctionTable = {
  formdatavalue: takes(2, 2, (args, scope) =>
    only(
      formValues(bodyOf(actionOf(nameOf(textArgument(args, 0)), scope)), textArgument(args, 1)),
      textArgument(args, 1),
    ),
  ),
  formdatamultivalues: takes(2, 2, (args, scope) =>
    formValues(bodyOf(actionOf(nameOf(textArgument(args, 0)), scope)), textArgument(args, 1)),
  ),
  triggerformdatavalue: takes(1, 1, (args, scope) =>
    only(formValues(bodyOfTrigger(scope), textArgument(args, 0)), textArgument(args, 0)),
  ),
  triggerformdatamultivalues: takes(1, 1, (args, scope) =>
    formValues(bodyOfTrigger(scope), textArgument(args, 0)),
  ),
  multipartbody: takes(2, 2, (args, scope) =>
    partBody(bodyOf(actionOf(nameOf(textArgument(args, 0)), scope)), positionArgument(args, 1)),
  ),
  triggermultipartbody: takes(1, 1, (args, scope) =>
    partBody(bodyOfTrigger(scope), positionArgument(args, 0)),
  ),
};

function formValues(body: Value, key: string): readonly Value[] {
  const fields = isObject(body) ? body.get("$formdata") : undefined;
  if (isList(fields)) {
    return fields.flatMap((field) =>
      isObject(field) && field.get("key") === key ? [field.get("value") ?? null] : [],
    );
  }
  const content = contentOf(body);
  if (!content?.contentType.toLowerCase().startsWith("application/x-www-form-urlencoded")) {
    return refuse("expects the body of a form.");
  }
  const text = Buffer.from(content.base64, "base64").toString("utf8");
  return new URLSearchParams(text).getAll(key);
}

function only(values: readonly Value[], key: string): Value {
  return values.length > 1
    ? refuse(`found several values of '${key}'; the function for many values reads them.`)
    : (values[0] ?? null);
}

function partBody(body: Value, index: number): Value {
  const parts = isObject(body) ? body.get("$multipart") : undefined;
  if (!isList(parts)) return refuse("expects a multipart body.");
  const part = parts[index];
  return isObject(part) ? (part.get("body") ?? null) : refuse(`found no part ${index}.`);
}
