"use client";

import { useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { LinkMenu } from "@/components/ui/link-menu";
import { useSite, useZoneName } from "@/lib/browser/site";
import type { OperationName } from "@/lib/search/resolve-question";

type OperationSwitchProps = {
  current: OperationName;
  hrefOf: (operation: OperationName) => string;
  /** False where the link has to be followed as it is. */
  onChoose: (operation: OperationName) => boolean;
};

/** Which operation is looked at; each is a link, so that it opens in a tab of its own too. */
export function OperationSwitch({ current, hrefOf, onChoose }: OperationSwitchProps) {
  const t = useTranslations("app");
  const { operations, nowMs } = useSite();
  const momentOf = useMoment();
  const zoneName = useZoneName();
  const noteOf = ({ timeZone }: OperationName) =>
    t("operationNote", {
      time: momentOf(nowMs, timeZone).time,
      zone: zoneName(timeZone),
    });
  return (
    <LinkMenu
      choices={operations.map((operation) => ({
        id: operation.id,
        href: hrefOf(operation),
        name: operation.name,
        note: noteOf(operation),
        isCurrent: operation.id === current.id,
        onChoose: () => onChoose(operation),
      }))}
      label={t("operations")}
      trigger={
        <>
          <span className="sr-only">{t("operationLabel")}</span>
          <bdi className="max-w-[min(320px,calc(100vw-200px))] truncate" title={current.name}>
            {current.name}
          </bdi>
          <Icon name="down" />
        </>
      }
      triggerClassName={buttonLooks.quiet}
    />
  );
}
