import { useTranslations } from "use-intl";
import { showPanel } from "@/lib/browser/use-panel";

/** How the page is read, for whoever sees it for the first time: one quiet line, and where the keys are told. */
export function ReadingHint({ isOverTime }: { isOverTime: boolean }) {
  const t = useTranslations("commands");
  return (
    <p className="screen-only text-muted text-sm">
      {t(isOverTime ? "hintTime" : "hintAgent")}{" "}
      <button className="text-button font-medium" onClick={() => showPanel("keys")} type="button">
        {t("keysTitle")}
      </button>{" "}
      <kbd>?</kbd>
    </p>
  );
}
