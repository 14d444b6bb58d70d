import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

/** Ends what it stands beside, at the second click. */
export function EndButton({ name, onEnd }: { name: string; onEnd: () => Promise<void> }) {
  const t = useTranslations("apiKeys");
  const [isAsked, setAsked] = useState(false);
  return (
    <Button
      aria-label={t(isAsked ? "endSurelyOf" : "endOf", { name })}
      className="text-over"
      onBlur={() => setAsked(false)}
      onClick={() => (isAsked ? void onEnd() : setAsked(true))}
    >
      {t(isAsked ? "endSurely" : "end")}
    </Button>
  );
}
