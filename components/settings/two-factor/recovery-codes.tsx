import { useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/lib/browser/download/save-file";

type RecoveryCodesProps = { codes: readonly string[]; email: string; onDone: () => void };

/** What stands in for the telephone; shown this once. */
export function RecoveryCodes({ codes, email, onDone }: RecoveryCodesProps) {
  const t = useTranslations("twoFactor");
  const save = () => {
    const text = [t("fileTitle", { email }), "", ...codes, ""].join("\r\n");
    saveFile(new Blob([text], { type: "text/plain;charset=utf-8" }), t("fileName"));
  };
  return (
    <div className="grid gap-3">
      <p>{t("recoveryNote")}</p>
      <CopiedText label={t("recovery")} text={codes.join("\n")} />
      <div className="flex flex-wrap gap-2.5">
        <Button autoFocus look="main" onClick={onDone}>
          {t("kept")}
        </Button>
        <Button onClick={save}>{t("download")}</Button>
      </div>
    </div>
  );
}
