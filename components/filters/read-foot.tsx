import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

type ReadFootProps = {
  /** What will be read, or why it cannot be. */
  words: string;
  isUsable: boolean;
  onCancel: () => void;
  /** Between the words and the buttons. */
  children?: ReactNode;
};

/** The foot of a form that chooses what is read. */
export function ReadFoot({ words, isUsable, onCancel, children }: ReadFootProps) {
  const t = useTranslations("ranges");
  return (
    <>
      <p className="text-muted text-sm" role="status">
        {words}
      </p>
      {children}
      <div className="flex justify-end gap-1.5">
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button disabled={!isUsable} look="main" type="submit">
          {t("apply")}
        </Button>
      </div>
    </>
  );
}
