"use client";

import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";
import { KeyCap } from "@/components/ui/key-cap";
import { showPanel } from "@/lib/browser/use-panel";

/** The palette for whoever does not know its keys, and the place where they learn them. */
export function PaletteButton() {
  const t = useTranslations("commands");
  return (
    <button
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      aria-label={t("title")}
      className="inline-flex h-8 items-center gap-2 whitespace-nowrap rounded border border-line ps-2.5 pe-1.5 text-muted hover:border-control hover:text-ink"
      onClick={() => showPanel("palette")}
      title={t("title")}
      type="button"
    >
      <Icon name="search" />
      <span className="max-sm:hidden">{t("button")}</span>
      <KeyCap className="ms-8 max-sm:hidden">Ctrl K</KeyCap>
    </button>
  );
}
