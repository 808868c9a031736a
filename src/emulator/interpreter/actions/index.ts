import type { ActionKind } from "#wdl";
import { runChangeset } from "./changeset.ts";
import { runChildFlow } from "./child-flow.ts";
import { runCondition } from "./condition.ts";
import { runConnector } from "./connector.ts";
import { runCompose, runFilterArray, runJoin, runSelect } from "./data.ts";
import { runDataOperation } from "./data-operation.ts";
import { runForEach } from "./for-each.ts";
import { runHttp, runLegacyConnector } from "./http.ts";
import { runParseJson } from "./parse-json.ts";
import { runRefused } from "./refused.ts";
import { runResponse } from "./response.ts";
import type { Runner } from "./runner.ts";
import { runScope } from "./scope.ts";
import { runSwitch } from "./switch.ts";
import { runTable } from "./table.ts";
import { runTerminate } from "./terminate.ts";
import { runUntil } from "./until.ts";
import {
  runAppendToArray,
  runAppendToString,
  runDecrementVariable,
  runIncrementVariable,
  runInitializeVariable,
  runSetVariable,
} from "./variables.ts";
import { runWait } from "./wait.ts";

/** One runner for every kind of action: a new kind does not compile until it is listed here. */
export const RUNNERS = {
  scope: runScope,
  if: runCondition,
  switch: runSwitch,
  "for-each": runForEach,
  until: runUntil,
  terminate: runTerminate,
  wait: runWait,
  "child-flow": runChildFlow,
  "initialize-variable": runInitializeVariable,
  "set-variable": runSetVariable,
  "increment-variable": runIncrementVariable,
  "decrement-variable": runDecrementVariable,
  "append-to-string-variable": runAppendToString,
  "append-to-array-variable": runAppendToArray,
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
  foreign: runRefused,
} satisfies { readonly [Kind in ActionKind]: Runner<Kind> };
