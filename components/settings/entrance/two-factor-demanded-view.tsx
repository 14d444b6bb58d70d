"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { leave } from "@/lib/browser/leave";
import { SetUpTwoFactor } from "../two-factor/set-up-two-factor";
import { EntranceCard } from "./entrance";

type TwoFactorDemandedViewProps = { email: string; returnPath: string };

/** Where whoever needs two-factor before any figure switches it on. */
export function TwoFactorDemandedView({ email, returnPath }: TwoFactorDemandedViewProps) {
  const t = useTranslations();
  const router = useRouter();
  return (
    <EntranceCard
      lead={t("twoFactor.demandedLead", { email })}
      note={<Button onClick={() => void leave(router)}>{t("app.signOut")}</Button>}
      title={t("twoFactor.demandedTitle")}
    >
      <SetUpTwoFactor email={email} onDone={() => window.location.replace(returnPath)} />
    </EntranceCard>
  );
}
