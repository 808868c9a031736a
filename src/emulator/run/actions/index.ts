import { isJsonObject, type Json } from "#foundation";
import type { ActionKind, ActionOf } from "#wdl";
import type { Runner } from "../turn.ts";
import { runChangeset } from "./changeset.ts";
import { runChildFlow } from "./child-flow.ts";
import { mockedOrRefused, runConnector, runLegacyConnector } from "./connector.ts";
import { runIf, runScope, runSwitch, runTerminate } from "./control.ts";
import {
  runCompose,
  runDataOperation,
  runFilterArray,
  runJoin,
  runParseJson,
  runSelect,
  runTable,
} from "./data.ts";
import { runHttp } from "./http.ts";
import { runForEach, runUntil } from "./loops.ts";
import { runResponse } from "./response.ts";
import { changeVariable, runInitialize } from "./variables.ts";
import { runWait } from "./wait.ts";

const typeOf = (json: Json): string => {
  const type = isJsonObject(json) ? json.get("type") : undefined;
  return typeof type === "string" ? type : "";
};

/** One runner for every kind of action: a new kind does not compile until it is listed here. */
export const runners = {
  scope: runScope,
  if: runIf,
  switch: runSwitch,
  "for-each": runForEach,
  until: runUntil,
  terminate: runTerminate,
  wait: runWait,
  "child-flow": runChildFlow,
  "initialize-variable": runInitialize,
  "set-variable": changeVariable,
  "increment-variable": changeVariable,
  "decrement-variable": changeVariable,
  "append-to-string-variable": changeVariable,
  "append-to-array-variable": changeVariable,
  compose: runCompose,
  "parse-json": runParseJson,
  "filter-array": runFilterArray,
  select: runSelect,
  table: runTable,
  join: runJoin,
  "data-operation": runDataOperation,
  connector: runConnector,
  "legacy-connector": runLegacyConnector,
  http: runHttp,
  response: runResponse,
  changeset: runChangeset,
  foreign: mockedOrRefused<ActionOf<"foreign">>(
    ({ json }) => `An action of type "${typeOf(json)}" as it is written here`,
  ),
} satisfies { readonly [Kind in ActionKind]: Runner<Kind> };
