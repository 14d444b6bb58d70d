"use client";

import { useTranslations } from "use-intl";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import { useLastReport } from "@/lib/browser/last-report";
import { useSite } from "@/lib/browser/site";
import { useReportLink } from "@/lib/browser/use-report-link";
import { formatReportAddress } from "@/lib/search/agent-path";
import { formatPageAddress } from "@/lib/search/page-address";
import { listSettingsPages, type SettingsPage, settingsFolder } from "@/lib/search/settings-pages";

/** Back to the report that one came from, and on to the other settings. Their links carry its words along. */
export function SettingsNav({ page }: { page: SettingsPage }) {
  const t = useTranslations("app");
  const { link } = useReportLink();
  const { role } = useSite();
  const last = useLastReport();
  // After another operation was chosen here the report is that one's.
  const isSame = last !== null && operationIn(last) === link.operation;
  return (
    <nav
      aria-label={t("settings")}
      className="-mt-2 -mb-1.5 -ms-2 flex min-w-0 flex-wrap items-center gap-1 text-muted max-sm:-me-4 max-sm:mb-0 max-sm:flex-nowrap max-sm:gap-x-1 print:hidden"
    >
      <PageLink className={`${buttonLooks.quiet} shrink-0`} href={isSame ? last : formatReportAddress(link)}>
        <Icon name="previous" />
        <span className="max-sm:sr-only">{t("back")}</span>
      </PageLink>
      {/* On a phone one line, moved to the page that is shown; else the way back stands in the same lines. */}
      <ul className="max-sm:flex max-sm:min-w-0 max-sm:gap-1 max-sm:overflow-x-auto sm:contents max-sm:pe-4 max-sm:whitespace-nowrap max-sm:[scrollbar-width:none]">
        {listSettingsPages(role).map((name) => (
          <li className="shrink-0" key={name} ref={name === page ? showItem : undefined}>
            <PageLink
              aria-current={name === page ? "page" : undefined}
              className={`${buttonLooks.quiet} aria-[current]:bg-accent-soft aria-[current]:text-accent`}
              href={formatPageAddress(`${settingsFolder}${name}`, link)}
            >
              {t(name)}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function showItem(item: HTMLLIElement | null): void {
  item?.scrollIntoView({ block: "nearest", inline: "center" });
}

function operationIn(address: string): string | null {
  return new URL(address, window.location.origin).searchParams.get("operation");
}
