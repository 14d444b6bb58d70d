"use client";

import { useTranslations } from "use-intl";
import { SelectedText } from "@/components/ui/field";
import { Modal } from "@/components/ui/modal";

/** The link as it stands, selected, where the page may not copy it. */
export function LinkSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const title = t("copy.title");
  return (
    <Modal closeLabel={t("commands.close")} onClose={onClose} title={title}>
      <div className="grid gap-2 px-5 pb-5">
        <p>{t("copy.manual")}</p>
        <SelectedText label={title} text={window.location.href} />
      </div>
    </Modal>
  );
}
