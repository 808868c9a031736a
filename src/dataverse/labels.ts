/** A text by language code (LCID), e.g. `{ 1033: "Audit", 1031: "Überwachung" }`. */
export type Labels = Readonly<Record<number, string>>;

export const ENGLISH = 1033;
export const GERMAN = 1031;

/** English and German, the two languages the product speaks. */
export const labels = (english: string, german: string): Labels => ({
  [ENGLISH]: english,
  [GERMAN]: german,
});
