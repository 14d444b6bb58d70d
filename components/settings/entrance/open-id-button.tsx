import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { beginOpenId } from "@/lib/browser/session";
import { useAccountFault } from "@/lib/browser/use-account-fault";

type OpenIdButtonProps = { name: string; returnPath: string };

/** The way in by the OpenID provider, beside the password. */
export function OpenIdButton({ name, returnPath }: OpenIdButtonProps) {
  const t = useTranslations("openId");
  const explain = useAccountFault();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const begin = async () => {
    setBusy(true);
    setFault(null);
    try {
      window.location.assign(await beginOpenId(returnPath));
    } catch (error) {
      setFault(explain(error));
      setBusy(false);
    }
  };
  return (
    <div className="grid gap-3 border-line border-t pt-4">
      <Button className="justify-center" disabled={isBusy} onClick={begin}>
        <span className="min-w-0 [overflow-wrap:anywhere]">{t("with", { name })}</span>
      </Button>
      <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
    </div>
  );
}
