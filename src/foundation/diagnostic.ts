/** How much a finding weighs: an error keeps the package from being made. */
export type Severity = "error" | "warning" | "info";

/**
 * A finding about what a partner or an author wrote: returned, never thrown.
 * `code` is `area/name` and a promise to scripts; the wording of message and hint is not.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Address;
  readonly hint?: string;
  readonly reweighed?: Reweighed;
}

/** That a project weighs a finding otherwise than whoever found it, and why; a type, which is JSON as it is. */
export type Reweighed = {
  readonly from: Severity;
  readonly reason: string;
};

/**
 * Where a finding is: a span in a file that people edit, or a JSON pointer into a part
 * (a flow's JSON, an XML part of the zip, the model). Lines and columns count from 1.
 */
export type Address =
  | { readonly in: "file"; readonly path: string; readonly line: number; readonly column: number }
  | {
      readonly in: "part";
      readonly part: string;
      readonly pointer: string;
      /** Counts from the start of the content of the string that the pointer names. */
      readonly offset?: number;
      /** In the text of the part, counted from 1; for what no pointer can name. */
      readonly line?: number;
      readonly column?: number;
    };

/** A value together with everything there is to say about it. */
export interface Checked<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === "error");

/** The address of a place inside a part; segments are escaped as RFC 6901 asks. */
export const atPart = (part: string, ...path: readonly (string | number)[]): Address => ({
  in: "part",
  part,
  pointer: pointerOf(path),
});

export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((segment) => `/${String(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
