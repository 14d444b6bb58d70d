"use client";

import { useTranslations } from "use-intl";
import { buttonLooks } from "@/components/ui/button";
import { usePageAddress } from "@/lib/browser/use-page-address";

/** The way back in, to the very link that is open. */
export function SignInLink() {
  const t = useTranslations("problems");
  return (
    <a className={buttonLooks.main} href={`/sign-in?next=${encodeURIComponent(usePageAddress())}`}>
      {t("signIn")}
    </a>
  );
}
