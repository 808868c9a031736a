import { evaluateTemplate } from "../evaluate.ts";
import { functionNamed } from "../functions/all-functions.ts";
import { isObject, type Value } from "../value.ts";
import { badRequest, bodyOutputs, type Runner, succeeded } from "./runner.ts";

/** Each kind is a function; its inputs are the arguments by name, those with `?` may be absent. */
const OPERATIONS: Readonly<Record<string, readonly [name: string, ...inputs: string[]]>> = {
  currenttime: ["utcnow"],
  addtotime: ["addtotime", "baseTime", "interval", "timeUnit"],
  subtractfromtime: ["subtractfromtime", "baseTime", "interval", "timeUnit"],
  getfuturetime: ["getfuturetime", "interval", "timeUnit"],
  getpasttime: ["getpasttime", "interval", "timeUnit"],
  converttimezone: [
    "converttimezone",
    "baseTime",
    "sourceTimeZone",
    "destinationTimeZone",
    "formatString?",
  ],
  formatnumber: ["formatnumber", "number", "format", "locale?"],
  indexof: ["indexof", "text", "searchText"],
  substring: ["substring", "text", "startIndex", "length?"],
};

export const runDataOperation: Runner<"data-operation"> = (action, { scope }) => {
  const operation = OPERATIONS[action.operation.toLowerCase()];
  const body = operation && functionNamed(operation[0]);
  if (!operation || !body) {
    return badRequest("InvalidTemplate", `There is no data operation '${action.operation}'.`);
  }
  const inputs = evaluateTemplate(action.inputs, scope);
  const given = isObject(inputs) ? inputs : new Map<string, Value>();
  const args: Value[] = [];
  for (const written of operation.slice(1)) {
    const name = written.replace("?", "");
    const value = given.get(name);
    if (value !== undefined && (value !== null || !written.endsWith("?"))) args.push(value);
    else if (!written.endsWith("?")) {
      const message = `The inputs of action '${action.name}' lack '${name}'.`;
      return badRequest("InvalidTemplate", message, inputs);
    } else break;
  }
  return succeeded(inputs, bodyOutputs(body.run(args, scope)));
};
