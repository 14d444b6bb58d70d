import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/**
 * Node's options for the process that serves, as `npm start` has them. With a young generation of three times 4 MB, what
 * reading an answer leaves behind is collected soon; with the default of three times 16 MB much of it counts as old first,
 * and the process takes 200 MB more.
 */
export const serverOptions = scripts.start.split(" ").filter((word) => word.startsWith("--"));
