// Loaded by a process (`node --import`): its threads, which no bundler has seen, find our TypeScript as the sources
// write it: without endings, from the root by "@/", JSON as it is; and the formatter of sentences is the one that next.config.js
// chooses.
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { root } from "./root.mjs";

const ours = pathToFileURL(`${root}/`).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === "use-intl/format-message")
      return next(`${ours}lib/messages/format-message.ts`, context);
    const isSource = context.parentURL?.startsWith(ours) && /[.]tsx?$/.test(context.parentURL);
    if (isSource && specifier.endsWith(".json"))
      return { ...next(specifier, context), importAttributes: { type: "json" } };
    if (!isSource || !/^(@\/|[.]{1,2}\/)/.test(specifier) || /[.][a-z]+$/.test(specifier))
      return next(specifier, context);
    const path = specifier.startsWith("@/") ? ours + specifier.slice(2) : specifier;
    return next(`${path}.ts`, context);
  },
});
