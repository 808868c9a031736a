/** Where a command speaks: data to `out`, talk to `talk`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly talk: (text: string) => void;
  readonly colored: boolean;
  /** Where relative paths begin. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The terminal of this process. A reader that stops listening, like `head`, is no mistake. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  const { env } = process;
  return {
    out: (text) => process.stdout.write(text),
    talk: (text) => process.stderr.write(text),
    colored: process.stdout.isTTY === true && process.stderr.isTTY === true && !env["NO_COLOR"],
    folder: process.cwd(),
    environment: env,
  };
}
