"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { PagePlaceholder } from "@/components/ui/page-placeholder";
import { leave } from "@/lib/browser/leave";

/** What an account sees that no operation is open to. */
export function NoOperationView({ email }: { email: string }) {
  const t = useTranslations("app");
  const router = useRouter();
  return (
    <PagePlaceholder text={t("noOperationText", { email })} title={t("noOperationTitle")}>
      <Button look="main" onClick={() => void leave(router)}>
        {t("signOut")}
      </Button>
    </PagePlaceholder>
  );
}
