import { fileURLToPath } from "node:url";

/** The repository's directory, wherever a command is started from. */
export const root = fileURLToPath(new URL("..", import.meta.url));
