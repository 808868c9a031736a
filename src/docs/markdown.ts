/** Names come from files that others write: nothing in them may become Markdown or HTML. */
export const plainText = (text: string): string =>
  text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>|#&~!]/g, "\\$&");

export const bold = (text: string): string => `**${plainText(text)}**`;

/** Text to be copied letter by letter. */
export const code = (text: string): string =>
  `\`${text.replaceAll(/\s+/g, " ").replaceAll("`", "'").replaceAll("|", "\\|")}\``;

/** Cells are Markdown already. */
export const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

export const bullets = (items: readonly string[]): string =>
  items.map((item) => `- ${item}`).join("\n");

export const numbered = (items: readonly string[]): string =>
  items.map((item, index) => `${index + 1}. ${item}`).join("\n");
