"use client";

import { useTranslations } from "use-intl";
import { usePageAddress } from "@/lib/browser/use-page-address";

/** The way back in, to the very link that is open. */
export function SignInLink({ className }: { className: string }) {
  const t = useTranslations("problems");
  return (
    <a className={className} href={`/sign-in?next=${encodeURIComponent(usePageAddress())}`}>
      {t("signIn")}
    </a>
  );
}
