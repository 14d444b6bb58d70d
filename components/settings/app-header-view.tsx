"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Logo } from "@/components/ui/logo";
import { Popover } from "@/components/ui/popover";
import { signOut } from "@/lib/browser/session";
import { useNow } from "@/lib/browser/use-now";
import { useReportLink } from "@/lib/browser/use-report-link";
import { defaultLink, formatReportLink, type ReportLink } from "@/lib/search/report-link";
import type { OperationName } from "@/lib/search/resolve-question";
import { chosenOperation, switchOperation } from "@/lib/search/switch-operation";
import { LanguageSwitch } from "./language-switch";
import { OperationSwitch } from "./operation-switch";

type AppHeaderProps = {
  email: string;
  isAdministrator: boolean;
  isDemo: boolean;
  operations: readonly [OperationName, ...OperationName[]];
  serverNowMs: number;
};

const home = "/";
const callsPage = "/settings/calls";
// Pages that read the operation from the address themselves.
const switchingPages = [home, callsPage];

/** The strip above every page behind the door. */
export function AppHeaderView(props: AppHeaderProps) {
  const { email, isAdministrator, isDemo, operations, serverNowMs } = props;
  const t = useTranslations("app");
  const router = useRouter();
  const path = usePathname();
  const page = switchingPages.find((known) => known === path);
  const nowMs = useNow(serverNowMs);
  const { link, change } = useReportLink();
  const current = chosenOperation(link, operations);
  const chosen = switchOperation(defaultLink, current.id, operations);
  const hasSeveral = operations.length > 1;
  const leave = async () => {
    await signOut();
    router.replace("/sign-in");
  };
  return (
    <header>
      <a className="skip-link" href="#main">
        {t(page === home ? "skip" : "skipToContent")}
      </a>
      {isDemo && (
        <p className="bg-note-soft px-4 py-1 text-center font-medium text-note text-sm">{t("demo")}</p>
      )}
      <div className="app-header">
        <div className="flex min-w-0 items-center gap-3">
          <a className="flex items-center gap-2.5 font-semibold text-lg" href={addressOf(home, chosen)}>
            <Logo />
            <span className={hasSeveral ? "max-sm:sr-only" : undefined}>{t("name")}</span>
          </a>
          {hasSeveral && (
            <div className="flex min-w-0 items-center gap-1">
              <span aria-hidden="true" className="h-5 border-line border-l" />
              <OperationSwitch
                current={current}
                hrefOf={({ id }) => addressOf(page ?? home, switchOperation(link, id, operations))}
                nowMs={nowMs}
                onChoose={({ id }) => {
                  if (page) change(switchOperation(link, id, operations));
                  return page !== undefined;
                }}
                operations={operations}
              />
            </div>
          )}
        </div>
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
                {isAdministrator && (
                  <a className="menu-choice" href={addressOf(callsPage, chosen)}>
                    {t("calls")}
                  </a>
                )}
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

function addressOf(path: string, link: ReportLink): string {
  const words = formatReportLink(link);
  return words === "" ? path : `${path}?${words}`;
}

function initialsOf(email: string): string {
  const words = (email.split("@")[0] ?? "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters =
    words.length > 1 ? words.slice(0, 2).map((word) => word[0]) : [...(words[0] ?? "?")].slice(0, 2);
  return letters.join("").toUpperCase();
}
