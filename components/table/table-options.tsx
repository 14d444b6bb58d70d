"use client";

import { useTranslations } from "use-intl";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { late } from "@/components/ui/late";
import { Popover } from "@/components/ui/popover";
import type { OptionsPanelProps } from "./options-panel";

const loadPanel = () => import("./options-panel").then((module) => module.OptionsPanel);
const OptionsPanel = late(loadPanel, { onServer: false });

/** How the table is read: its measure, its bars, its shading and its columns. All of it stands in the link. */
export function TableOptions({ isNarrow, ...props }: OptionsPanelProps & { isNarrow: boolean }) {
  const t = useTranslations("options");
  return (
    <Popover
      label={t("title")}
      load={loadPanel}
      trigger={
        isNarrow ? (
          <>
            <Icon name="settings" />
            <span className="sr-only">{t("button")}</span>
          </>
        ) : (
          t("button")
        )
      }
      triggerClassName={isNarrow ? `${buttonLooks.icon} rounded-full` : undefined}
    >
      {() => <OptionsPanel {...props} />}
    </Popover>
  );
}
