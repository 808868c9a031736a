import type { Typed } from "../typed.ts";
import { type Amount, type Claimed, calls } from "./call.ts";

/** Names must be literals: the service looks them up when the flow is switched on. */
type OfName = <Value = unknown>(name: string) => Claimed<Value>;
type Plain = <Value = unknown>() => Claimed<Value>;

/** By name and without types: the handles of steps and variables say the same with both. */
export const referenceFunctions = {
  action: calls<Plain>("action"),
  actions: calls<OfName>("actions"),
  body: calls<OfName>("body"),
  formDataMultiValues:
    calls<(name: string, key: string) => Typed<readonly string[]>>("formDataMultiValues"),
  formDataValue: calls<(name: string, key: string) => Typed<string>>("formDataValue"),
  item: calls<Plain>("item"),
  items: calls<OfName>("items"),
  iterationIndexes: calls<(name: string) => Typed<number>>("iterationIndexes"),
  listCallbackUrl: calls<() => Typed<string>>("listCallbackUrl"),
  multipartBody:
    calls<<Value = unknown>(name: string, index: Amount) => Claimed<Value>>("multipartBody"),
  outputs: calls<OfName>("outputs"),
  parameters: calls<OfName>("parameters"),
  result: calls<<Value = unknown>(name: string) => Claimed<readonly Value[]>>("result"),
  trigger: calls<Plain>("trigger"),
  triggerBody: calls<Plain>("triggerBody"),
  triggerFormDataMultiValues: calls<(key: string) => Typed<readonly string[]>>(
    "triggerFormDataMultiValues",
  ),
  triggerFormDataValue: calls<(key: string) => Typed<string>>("triggerFormDataValue"),
  triggerMultipartBody:
    calls<<Value = unknown>(index: Amount) => Claimed<Value>>("triggerMultipartBody"),
  triggerOutputs: calls<Plain>("triggerOutputs"),
  variables: calls<OfName>("variables"),
  workflow: calls<Plain>("workflow"),
};
