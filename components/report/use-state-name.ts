import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { showControls } from "@/lib/report/text";

/** A state as wolkvox names it; the blank one in the reader's words. */
export function useStateName(): (state: string) => string {
  const t = useTranslations("report");
  return useCallback((state: string) => (state === "" ? t("blankState") : showControls(state)), [t]);
}
