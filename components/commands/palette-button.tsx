"use client";

import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";
import { showPanel } from "@/lib/browser/use-panel";

/** The palette for whoever does not know its keys, and the place where they learn them. */
export function PaletteButton() {
  const t = useTranslations("commands");
  return (
    <button
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      aria-label={t("title")}
      className="palette-button"
      onClick={() => showPanel("palette")}
      title={t("title")}
      type="button"
    >
      <Icon name="search" />
      <span className="max-md:hidden">{t("button")}</span>
      <kbd className="max-md:hidden">Ctrl K</kbd>
    </button>
  );
}
