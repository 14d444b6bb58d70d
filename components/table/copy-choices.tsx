"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button, ChoiceText } from "@/components/ui/button";
import { SelectedText } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { copyText } from "@/lib/browser/clipboard";
import type { Window } from "@/lib/dates/window";
import { formatPageAddress } from "@/lib/search/page-address";
import type { ReportLink } from "@/lib/search/report-link";
import { freezeRange } from "@/lib/search/shift-range";

export type CopyChoicesProps = { link: ReportLink; window: Window; rangeText: string };

type Copied = { address: string; isCopied: boolean };

/** The two links that can be copied, and whether it worked; where it did not, the address itself. */
export function CopyChoices({ link, window: range, rangeText }: CopyChoicesProps) {
  const t = useTranslations();
  const [copied, setCopied] = useState<Copied | null>(null);
  const copy = async (chosen: ReportLink) => {
    const address = addressOf(chosen);
    setCopied({ address, isCopied: await copyText(address) });
  };
  return (
    <div className="grid w-60 gap-1 p-1.5">
      {!link.span && (
        <Button look="choice" onClick={() => copy(link)}>
          <ChoiceText
            name={t("copy.relative")}
            note={t("copy.relativeNote", { range: t(`ranges.${link.range}`) })}
          />
        </Button>
      )}
      <Button look="choice" onClick={() => copy({ ...link, ...freezeRange(range) })}>
        <ChoiceText name={t("copy.frozen")} note={t("copy.frozenNote", { range: rangeText })} />
      </Button>
      <p className="px-2 text-sm empty:hidden" role="status">
        {copied?.isCopied && (
          <span className="text-good">
            <Icon name="check" /> {t("copy.copied")}
          </span>
        )}
        {copied && !copied.isCopied && t("copy.manual")}
      </p>
      {copied && !copied.isCopied && <SelectedText label={t("copy.title")} text={copied.address} />}
    </div>
  );
}

function addressOf(link: ReportLink): string {
  return `${window.location.origin}${formatPageAddress(window.location.pathname, link)}`;
}
