"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { PaletteButton } from "@/components/commands/palette-button";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { late } from "@/components/ui/late";
import { Logo } from "@/components/ui/logo";
import { useIsSettled } from "@/components/ui/on-approach";
import { PageLink } from "@/components/ui/page-link";
import { useKeepReport } from "@/lib/browser/last-report";
import { useSite } from "@/lib/browser/site";
import { usePageAddress } from "@/lib/browser/use-page-address";
import { useReportLink } from "@/lib/browser/use-report-link";
import { parseAgentPath } from "@/lib/search/agent-path";
import { dayPath, formatPageAddress, weekPath } from "@/lib/search/page-address";
import { defaultLink } from "@/lib/search/report-link";
import { listSettingsPages, settingsFolder } from "@/lib/search/settings-pages";
import { chosenOperation, switchOperation } from "@/lib/search/switch-operation";
import { LanguageSwitch } from "../look/language-switch";
import { AccountMenu } from "./account-menu";

// Most installations have one operation.
const OperationSwitch = late(() => import("./operation-switch").then((module) => module.OperationSwitch), {
  isAside: true,
});

// What is typed for the palette before it has come is kept (lib/browser/early/typed-ahead.ts).
const Commands = late(
  () => import("@/components/commands/commands-view").then((module) => module.CommandsView),
  { onServer: false, isAside: true },
);

const CornerNoticesView = late(
  () => import("./corner-notices-view").then((module) => module.CornerNoticesView),
  { onServer: false, isAside: true },
);

type AppHeaderProps = {
  email: string;
  isDemo: boolean;
  /** Sessions that were open already when this one began, moments ago; else 0. */
  otherSessions: number;
};

const home = "/";
const nowPath = "/now";

/** The header of every page that needs a sign-in. */
export function AppHeaderView(props: AppHeaderProps) {
  const { email, isDemo, otherSessions } = props;
  const { operations, role } = useSite();
  const t = useTranslations("app");
  const path = usePathname();
  const isSettled = useIsSettled();
  // Pages that read the operation from the address themselves.
  const page =
    [home, nowPath, dayPath, weekPath].includes(path) || path.startsWith(settingsFolder) ? path : undefined;
  const hasFigures = path === home || parseAgentPath(path) !== null;
  const address = usePageAddress();
  useKeepReport(hasFigures ? address : null);
  const { link, change } = useReportLink();
  const current = chosenOperation(link, operations);
  const chosen = switchOperation(defaultLink, current.id, operations);
  const hasSeveral = operations.length > 1;
  const [firstSettings] = listSettingsPages(role);
  return (
    <header className="held z-44 [--margin:0px] [:has([data-display=tv])>&]:hidden">
      <SkipLink place="main">{t(page === home ? "skip" : "skipToContent")}</SkipLink>
      <SkipLink place="figures">{t("skipToTable")}</SkipLink>
      {isDemo && (
        <p className="bg-note-soft px-3 py-1 text-center font-medium text-note text-sm">{t("demo")}</p>
      )}
      <div className="flex h-12 max-sm:h-11 items-center justify-between gap-4 border-line border-b bg-card px-6 max-sm:px-4 print:hidden">
        <div className="flex min-w-0 items-center gap-2.5">
          <a
            className="flex items-center gap-2 font-semibold text-lg"
            href={chosen.operation ? formatPageAddress(home, chosen) : home}
          >
            <Logo />
            <span className={hasSeveral ? "max-sm:sr-only" : undefined}>{t("name")}</span>
          </a>
          {hasSeveral && (
            <div className="flex min-w-0 items-center gap-1">
              <span aria-hidden="true" className="h-4 border-line border-l" />
              <OperationSwitch
                current={current}
                hrefOf={({ id }) => formatPageAddress(page ?? home, switchOperation(link, id, operations))}
                onChoose={({ id }) => {
                  if (page) change(switchOperation(link, id, operations));
                  return page !== undefined;
                }}
              />
            </div>
          )}
        </div>
        <div className="flex items-center gap-1.5">
          {([nowPath, dayPath] as const).map((to) => (
            <PageLink
              aria-current={path === to ? "page" : undefined}
              className={`${buttonLooks.quiet} max-sm:hidden`}
              href={formatPageAddress(to, chosen)}
              key={to}
            >
              {t(to === dayPath ? "day" : "now")}
            </PageLink>
          ))}
          <PaletteButton />
          <LanguageSwitch />
          {firstSettings && (
            <PageLink
              aria-label={t("settings")}
              className={`${buttonLooks.quiet} max-[360px]:hidden`}
              href={formatPageAddress(`${settingsFolder}${firstSettings}`, link)}
              title={t("settings")}
            >
              <Icon name="settings" />
              <span className="max-sm:hidden">{t("settings")}</span>
            </PageLink>
          )}
          <AccountMenu email={email} />
        </div>
      </div>
      <Commands />
      {isSettled && <CornerNoticesView otherSessions={otherSessions} />}
    </header>
  );
}

/** The first stops of the Tab key, seen while they have the focus. There is none to a table that the page has not. */
function SkipLink({ place, children }: { place: "main" | "figures"; children: string }) {
  return (
    <a
      className={`absolute -left-[9999px] z-50 bg-card px-4 py-2 focus:top-2 focus:left-2 print:hidden ${place === "figures" ? "[body:not(:has(#figures))_&]:hidden" : ""}`}
      href={`#${place}`}
    >
      {children}
    </a>
  );
}
