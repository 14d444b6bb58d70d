"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { CopyChoices, type CopyChoicesProps } from "@/components/table/copy-choices";
import { buttonLooks, ChoiceText } from "@/components/ui/button";
import { late } from "@/components/ui/late";
import { useSite } from "@/lib/browser/site";
import { formatPageAddress } from "@/lib/search/page-address";

const teamReport = "/";

const ShareForm = late(() => import("./share-form-view").then((module) => module.ShareFormView), {
  onServer: false,
});

/** What a link can be given away as: its address, or a shared link for whoever has no account. */
export function CopyPanel(props: CopyChoicesProps) {
  const { role } = useSite();
  const t = useTranslations("copy");
  const isTeamReport = usePathname() === teamReport;
  return (
    <>
      <CopyChoices {...props} />
      {isTeamReport && (
        // A page of its own: the browser loads it whole.
        <a
          className={`${buttonLooks.choice} mx-1.5 mb-1.5`}
          href={formatPageAddress(teamReport, { ...props.link, display: "tv" })}
        >
          <ChoiceText name={t("tv")} note={t("tvNote")} />
        </a>
      )}
      {role !== "viewer" && <ShareForm />}
    </>
  );
}
