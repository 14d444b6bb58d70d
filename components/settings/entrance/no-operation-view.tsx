"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { PagePlaceholder } from "@/components/ui/page-placeholder";
import { leave } from "@/lib/browser/leave";

type NoOperationViewProps = { email: string; isSetUp: boolean };

/** What an account sees that no operation is open to: whether there is none yet, or none for it. */
export function NoOperationView({ email, isSetUp }: NoOperationViewProps) {
  const t = useTranslations();
  const router = useRouter();
  return (
    <PagePlaceholder
      text={t(isSetUp ? "operation.noneOpenText" : "operation.notSetUpText", { email })}
      title={t(isSetUp ? "operation.noneOpenTitle" : "operation.notSetUpTitle")}
    >
      <Button look="main" onClick={() => void leave(router)}>
        {t("app.signOut")}
      </Button>
    </PagePlaceholder>
  );
}
