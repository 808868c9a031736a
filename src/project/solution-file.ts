import type { Severity } from "#foundation";

/** Languages the product speaks; the first is the base language of every solution. */
export const LANGUAGES = [1033, 1031] as const;

/** Prefix and number range of Microsoft's own connector (domain.md §1.3): only for the profile `msft`. */
export const MICROSOFT = {
  prefix: "msft",
  optionValuePrefix: 29_960,
  /** Begins the unique name of Microsoft's solution; its end is not known. */
  uniqueName: /^PartnerCenterReferra/i,
} as const;

export const NAME_SUFFIX = "(Insider Preview)";

type Texts = Readonly<Record<string, string>>;

/** `solution.yaml` as its schema lets it be. */
export interface SolutionFile {
  readonly uniqueName: string;
  readonly displayName: Texts;
  readonly description?: Texts;
  readonly version: string;
  readonly languages?: readonly number[];
  readonly profile?: "own" | "msft";
  readonly publisher: {
    readonly uniqueName: string;
    readonly displayName: Texts;
    readonly description?: Texts;
    readonly email?: string;
    readonly website?: string;
    readonly prefix?: string;
    readonly optionValuePrefix?: number;
  };
  readonly mapping: string;
  readonly flows?: { readonly shipOn?: boolean; readonly nameSuffix?: string };
  readonly findings?: Readonly<
    Record<string, { readonly severity: Severity; readonly reason: string }>
  >;
}
