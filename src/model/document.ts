import type { Element } from "#foundation";

/**
 * A solution as the documents of its zip, XML parsed but nothing interpreted: what the packager
 * compiles a model into, what eject unpacks and what the reader understands. Holds everything,
 * also what no type of this house can say.
 */
export interface SolutionDocument {
  /** `solution.xml`, root `ImportExportXml`. */
  readonly solution: Element;
  /** `customizations.xml`, root `ImportExportXml`. */
  readonly customizations: Element;
  /**
   * Every other part in the order of the zip, without `[Content_Types].xml` (it follows from the
   * extensions of the others) and without folder entries.
   */
  readonly files: readonly SolutionFile[];
}

export interface SolutionFile {
  /** Inside the zip, with `/`, without a leading one. */
  readonly path: string;
  readonly content: Uint8Array;
}
