import type { Operand, Typed } from "../typed.ts";
import {
  type Anything,
  type Claimed,
  calls,
  type Envelope,
  type Text,
  type Thing,
  type ValueOf,
} from "./call.ts";

type OfText<Value> = (text: Text) => Typed<Value>;
type ToNumber = (value: Operand<string | number>, locale?: Text) => Typed<number>;
/** The language has no literals for arrays and objects: empty ones are parsed. */
interface Parse {
  (value: "[]"): Typed<readonly never[]>;
  (value: "{}"): Typed<Record<never, never>>;
  <Value = unknown>(value: Text | Typed<Envelope>): Claimed<Value>;
}
type CreateArray = <Items extends readonly [Anything, ...Anything[]]>(
  ...items: Items
) => Typed<readonly ValueOf<Items[number]>[]>;

export const conversionFunctions = {
  array: calls<<Item extends Anything>(value: Item) => Typed<readonly ValueOf<Item>[]>>("array"),
  base64: calls<(value: Text | Typed<Envelope>) => Typed<string>>("base64"),
  base64ToBinary: calls<OfText<Envelope>>("base64ToBinary"),
  base64ToJson: calls<<Value = unknown>(text: Text) => Claimed<Value>>("base64ToJson"),
  base64ToString: calls<OfText<string>>("base64ToString"),
  binary: calls<(value: Anything) => Typed<Envelope>>("binary"),
  bool: calls<(value: Operand<string | number | boolean>) => Typed<boolean>>("bool"),
  createArray: calls<CreateArray>("createArray"),
  dataUri: calls<(value: Text | Typed<Envelope>) => Typed<string>>("dataUri"),
  dataUriToBinary: calls<OfText<Envelope>>("dataUriToBinary"),
  dataUriToString: calls<OfText<string>>("dataUriToString"),
  decimal: calls<(value: Operand<string | number>) => Typed<number>>("decimal"),
  decodeBase64: calls<OfText<string>>("decodeBase64"),
  decodeDataUri: calls<OfText<Envelope>>("decodeDataUri"),
  decodeUriComponent: calls<OfText<string>>("decodeUriComponent"),
  encodeBase64: calls<OfText<string>>("encodeBase64"),
  encodeUriComponent: calls<OfText<string>>("encodeUriComponent"),
  float: calls<ToNumber>("float"),
  int: calls<ToNumber>("int"),
  json: calls<Parse>("json"),
  parse: calls<Parse>("parse"),
  string: calls<(value: Anything) => Typed<string>>("string"),
  uriComponent: calls<OfText<string>>("uriComponent"),
  uriComponentToBinary: calls<OfText<Envelope>>("uriComponentToBinary"),
  uriComponentToString: calls<OfText<string>>("uriComponentToString"),
  xml: calls<(value: Text | Typed<Thing>) => Typed<Envelope>>("xml"),
};
