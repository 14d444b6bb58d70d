"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Logo } from "@/components/ui/logo";
import { Popover } from "@/components/ui/popover";
import { signOut } from "@/lib/browser/session";
import { LanguageSwitch } from "./language-switch";

/** The strip above every page behind the door. */
export function AppHeaderView({ email, isDemo }: { email: string; isDemo: boolean }) {
  const t = useTranslations("app");
  const router = useRouter();
  const leave = async () => {
    await signOut();
    router.replace("/sign-in");
  };
  return (
    <header>
      <a className="skip-link" href="#main">
        {t("skip")}
      </a>
      {isDemo && (
        <p className="bg-note-soft px-4 py-1 text-center font-medium text-note text-sm">{t("demo")}</p>
      )}
      <div className="app-header">
        <a className="flex items-center gap-2.5 font-semibold text-lg" href="/">
          <Logo />
          {t("name")}
        </a>
        <div className="flex items-center gap-2">
          <LanguageSwitch />
          <Popover
            label={t("account", { email })}
            trigger={
              <>
                <span className="sr-only">{t("account", { email })}</span>
                <span aria-hidden="true">{initialsOf(email)}</span>
              </>
            }
            triggerClassName="avatar"
          >
            {() => (
              <div className="grid min-w-48 gap-1 p-2">
                <p className="max-w-64 truncate px-2 py-1 text-muted text-sm">{email}</p>
                <button className="menu-choice" onClick={leave} type="button">
                  {t("signOut")}
                </button>
              </div>
            )}
          </Popover>
        </div>
      </div>
    </header>
  );
}

function initialsOf(email: string): string {
  const words = (email.split("@")[0] ?? "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters =
    words.length > 1 ? words.slice(0, 2).map((word) => word[0]) : [...(words[0] ?? "?")].slice(0, 2);
  return letters.join("").toUpperCase();
}
