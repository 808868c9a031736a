import { setFlagsFromString } from "node:v8";

/**
 * For work of seconds that throws away most of what it makes: the room for new objects grows as V8 lets
 * it, by this factor, while the command as a whole keeps it small (`start/engine.ts`). To be called when
 * everything is loaded, for loading sets it back.
 */
export const takeRoom = (): void => setFlagsFromString("--semi-space-growth-factor=2");
