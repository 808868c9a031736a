const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Work that would leave half of something behind ends before a signal to stop is obeyed. It must be
 * short: only the second signal of a kind stops it.
 */
export async function uninterrupted<Value>(work: () => Promise<Value>): Promise<Value> {
  let heard: NodeJS.Signals | undefined;
  const hear = (signal: NodeJS.Signals): void => {
    heard ??= signal;
  };
  for (const signal of SIGNALS) process.once(signal, hear);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, hear);
    if (heard !== undefined) process.kill(process.pid, heard);
  }
}
