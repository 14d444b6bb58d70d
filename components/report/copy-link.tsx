"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import type { CopyChoicesProps } from "@/components/table/copy-choices";
import { buttonLooks } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

const loadChoices = () => import("@/components/table/copy-choices").then((module) => module.CopyChoices);
const CopyChoices = dynamic(loadChoices, { ssr: false });

/** The link as it stands, or with its range frozen to the days it shows now. */
export function CopyLink(props: CopyChoicesProps) {
  const t = useTranslations("copy");
  return (
    <Popover
      label={t("title")}
      onApproach={() => void loadChoices()}
      trigger={t("button")}
      triggerClassName={buttonLooks.main}
    >
      {() => <CopyChoices {...props} />}
    </Popover>
  );
}
