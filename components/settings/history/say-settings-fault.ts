import type { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";

/** Why settings could not be saved, in the reader's words; a field that cannot be is named by its path. Null = no answer came. */
export function saySettingsFault(
  t: ReturnType<typeof useTranslations<never>>,
  fault: { code: string; message: string } | null,
): string {
  if (fault?.code === "invalid-settings") return t("states.invalid", { detail: fault.message });
  return sayProblem(t, fault?.code ?? "network");
}
