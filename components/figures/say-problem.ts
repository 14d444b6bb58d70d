import type { useTranslations } from "use-intl";
import type { Messages } from "@/lib/messages/catalogue";

type WordedCode = keyof Messages["problems"];

/** The catalogue's sentence for a problem code; what has none of its own is a failure inside Auxboard. */
export function sayProblem(t: ReturnType<typeof useTranslations<never>>, code: string): string {
  const key = `problems.${code as WordedCode}` as const;
  return t.has(key) ? t(key) : t("problems.unexpected");
}
