"use client";

import { useTranslations } from "use-intl";
import { SelectedText } from "@/components/ui/field";
import { Modal } from "@/components/ui/modal";
import { textToCopy } from "@/lib/browser/clipboard";

/** A text, selected, where the page may not copy it. */
export function CopySheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const { title, text } = textToCopy.use() ?? { title: "", text: "" };
  return (
    <Modal closeLabel={t("commands.close")} onClose={onClose} title={title}>
      <div className="grid gap-2 px-5 pb-5">
        <p>{t("copy.manual")}</p>
        <SelectedText label={title} text={text} />
      </div>
    </Modal>
  );
}
