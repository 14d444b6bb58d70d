import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { copyText } from "@/lib/browser/clipboard";

/** A text that is taken away whole, and the button that does so. */
export function CopiedText({ label, text }: { label: string; text: string }) {
  const t = useTranslations("copy");
  const [said, setSaid] = useState("");
  const copy = async () => setSaid(t((await copyText(text)) ? "textCopied" : "textNotCopied"));
  return (
    <div className="grid min-w-0 gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{label}</span>
        <Button aria-label={t("textOf", { name: label })} onClick={copy}>
          {t("text")}
        </Button>
        <span className="text-muted text-sm" role="status">
          {said}
        </span>
      </div>
      <pre
        className="select-all whitespace-pre-wrap rounded bg-page px-3 py-2 font-mono text-sm [overflow-wrap:anywhere]"
        translate="no"
      >
        {text}
      </pre>
    </div>
  );
}
