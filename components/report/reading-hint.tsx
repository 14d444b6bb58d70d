import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { KeyCap } from "@/components/ui/key-cap";
import { showPanel } from "@/lib/browser/use-panel";

/** How the page is read, for whoever sees it for the first time: one quiet line, and where the keys are told. */
export function ReadingHint({ isOverTime }: { isOverTime: boolean }) {
  const t = useTranslations("commands");
  return (
    <p className="text-muted text-sm print:hidden">
      {t(isOverTime ? "hintTime" : "hintAgent")}{" "}
      <Button look="text" onClick={() => showPanel("keys")}>
        {t("keysTitle")}
      </Button>{" "}
      <KeyCap>?</KeyCap>
    </p>
  );
}
