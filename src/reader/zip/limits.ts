/**
 * Bounds of a zip that is read. Real solution zips stay far below; a package beyond them is refused
 * by what it declares, before a byte is inflated.
 */
export const ZIP_LIMITS = {
  /** Beyond this the bytes are not even looked at. */
  fileBytes: 100 * 1024 * 1024,
  /** Entries beside the three that every package has, so that as many flows fit. */
  entries: 2_000,
  entryBytes: 50 * 1024 * 1024,
  totalBytes: 250 * 1024 * 1024,
  /** Inflated size by packed size, of entries that inflate to more than `ratioFrom` bytes. */
  ratio: 200,
  ratioFrom: 64 * 1024,
  /** The same of pictures: see `isPicture`. */
  pictureRatioFrom: 2 * 1024 * 1024,
  /** Characters; official tools drop longer names (solution-format.md §24.8). */
  nameLength: 255,
} as const;
