import formatParsed from "use-intl/format-message/format-only";
import { numberFormat } from "./number-format";

type Given = Parameters<typeof formatParsed>;

/**
 * What use-intl formats a sentence with, in place of its own (next.config.js, scripts/typescript-paths.mjs): the sentence
 * comes parsed, and the numbers in it are written as everywhere else.
 */
function formatMessage(key: Given[0], message: Given[1], values: Given[2], options: Given[3]) {
  if (values === undefined) return formatParsed(key, message, values, options);
  const getNumberFormat = (locale: unknown) => numberFormat(String(locale));
  return formatParsed(key, message, values, {
    ...options,
    formatters: { ...options.formatters, getNumberFormat },
  });
}

// use-intl asks whether a sentence may be used without formatting.
formatMessage.raw = false;

// biome-ignore lint/style/noDefaultExport: use-intl imports its formatter so
export default formatMessage;
