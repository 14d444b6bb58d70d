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
      className="-mt-2 -mb-1.5 -ms-2 flex max-sm:mb-0 flex-wrap items-center gap-x-4 gap-y-1 text-muted print:hidden"
    >
      <PageLink className={buttonLooks.quiet} href={isSame ? last : formatReportAddress(link)}>
        <Icon name="previous" />
        {t("back")}
      </PageLink>
      <ul className="flex flex-wrap gap-1">
        {listSettingsPages(role).map((name) => (
          <li key={name}>
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

function operationIn(address: string): string | null {
  return new URL(address, window.location.origin).searchParams.get("operation");
}
