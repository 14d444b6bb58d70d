import type { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { findRefusal } from "@/lib/browser/refusal";

/** Why settings could not be saved, in the reader's words; a field that cannot be is named by its path. */
export function saySettingsFault(t: ReturnType<typeof useTranslations<never>>, error: unknown): string {
  const { code, message } = findRefusal(error) ?? { code: "network", message: "" };
  if (code === "conflict") return t("settingsHistory.conflict");
  return code === "invalid-settings" ? t("states.invalid", { detail: message }) : sayProblem(t, code);
}
