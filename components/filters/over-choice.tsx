"use client";

import { useTranslations } from "use-intl";
import { SupposeOffer } from "@/components/figures/suppose-offer";
import { buttonLooks } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Icon } from "@/components/ui/icon";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { anyAllowance } from "@/lib/report/allowances/allowance";
import type { Allowance } from "@/lib/report/allowances/describe-allowances";

type OverChoiceProps = {
  allowances: readonly Pick<Allowance, "id" | "name">[];
  over: string | null;
  onChange: ChangeLink;
};

const everybody = ".all";

/** Shows everybody, or only those who are over an allowance. */
export function OverChoice({ allowances, over, onChange }: OverChoiceProps) {
  const t = useTranslations("filters");
  // One that the range does not have still is what the link says.
  const isKnown = over === null || over === anyAllowance || allowances.some(({ id }) => id === over);
  const about = allowances.find(({ id }) => id === over) ?? allowances[0];
  return (
    <>
      <Choice
        label={t("over")}
        onChoose={(value) => onChange({ over: value === everybody ? null : value })}
        value={over ?? everybody}
      >
        <option value={everybody}>{t("overAll")}</option>
        <option value={anyAllowance}>{t("overAny")}</option>
        {allowances.map(({ id, name }) => (
          <option key={id} value={id}>
            {t("overOne", { name })}
          </option>
        ))}
        {!isKnown && <option value={over}>{over}</option>}
      </Choice>
      {/* A desk has it at the head of each column. */}
      {about && (
        <SupposeOffer about={{ ...about, kind: "limit" }} className={`${buttonLooks.bareIcon} sm:hidden`}>
          <Icon name="suppose" />
        </SupposeOffer>
      )}
    </>
  );
}
