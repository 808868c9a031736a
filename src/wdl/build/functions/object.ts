import type { Typed } from "../typed.ts";
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

/** The first value that is not null: null only if all of them can be. */
type Coalesced<Values extends readonly unknown[]> = Values extends readonly [
  infer First,
  ...infer Rest,
]
  ? null extends ValueOf<First>
    ? Rest extends readonly []
      ? ValueOf<First>
      : NonNullable<ValueOf<First>> | Coalesced<Rest>
    : ValueOf<First>
  : never;

type Coalesce = <Values extends readonly [Anything, ...Anything[]]>(
  ...values: Values
) => Typed<Coalesced<Values>>;

interface PutProperty {
  <Of extends Thing, Key extends string, Value extends Anything>(
    object: Typed<Of>,
    property: Key,
    value: Value,
  ): Typed<string extends Key ? Of : Omit<Of, Key> & { readonly [Name in Key]: ValueOf<Value> }>;
  <Of extends Thing>(object: Typed<Of>, property: Typed<string>, value: Anything): Typed<Of>;
}

type RemoveProperty = <Of extends Thing, Key extends string>(
  object: Typed<Of>,
  property: Key | Typed<string>,
) => Typed<string extends Key ? Of : Omit<Of, Key>>;

type Merge = <First extends Thing, Second extends Thing>(
  object1: Typed<First>,
  object2: Typed<Second>,
) => Typed<Omit<First, keyof Second> & Second>;

export const objectFunctions = {
  addProperty: calls<PutProperty>("addProperty"),
  coalesce: calls<Coalesce>("coalesce"),
  decodeXmlName: calls<OfText<string>>("decodeXmlName"),
  decodeXmlValue: calls<OfText<string>>("decodeXmlValue"),
  encodeXmlName: calls<OfText<string>>("encodeXmlName"),
  encodeXmlValue: calls<OfText<string>>("encodeXmlValue"),
  mergeObjects: calls<Merge>("mergeObjects"),
  removeProperty: calls<RemoveProperty>("removeProperty"),
  setProperty: calls<PutProperty>("setProperty"),
  uriHost: calls<OfText<string>>("uriHost"),
  uriPath: calls<OfText<string>>("uriPath"),
  uriPathAndQuery: calls<OfText<string>>("uriPathAndQuery"),
  uriPort: calls<OfText<number>>("uriPort"),
  uriQuery: calls<OfText<string>>("uriQuery"),
  uriScheme: calls<OfText<string>>("uriScheme"),
  xpath: calls<<Value = unknown>(xml: Typed<Envelope>, path: Text) => Claimed<Value>>("xpath"),
};
