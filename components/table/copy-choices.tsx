"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";
import type { Window } from "@/lib/dates/window";
import { formatReportLink, type ReportLink } from "@/lib/search/report-link";
import { freezeRange } from "@/lib/search/shift-range";

export type CopyChoicesProps = { link: ReportLink; window: Window; rangeText: string };

type Copied = { address: string; isCopied: boolean };

/** The two links that can be copied, and whether it worked; where it did not, the address itself. */
export function CopyChoices({ link, window: range, rangeText }: CopyChoicesProps) {
  const t = useTranslations();
  const [copied, setCopied] = useState<Copied | null>(null);
  const copy = async (chosen: ReportLink) => {
    const address = addressOf(chosen);
    setCopied({ address, isCopied: await writeToClipboard(address) });
  };
  return (
    <div className="grid w-72 gap-1 p-2">
      {!link.span && (
        <CopyChoice
          name={t("copy.relative")}
          note={t("copy.relativeNote", { range: t(`ranges.${link.range}`) })}
          onCopy={() => copy(link)}
        />
      )}
      <CopyChoice
        name={t("copy.frozen")}
        note={t("copy.frozenNote", { range: rangeText })}
        onCopy={() => copy({ ...link, ...freezeRange(range) })}
      />
      <p className="px-2 text-sm empty:hidden" role="status">
        {copied?.isCopied && (
          <span className="text-good">
            <Icon name="check" /> {t("copy.copied")}
          </span>
        )}
        {copied && !copied.isCopied && t("copy.manual")}
      </p>
      {copied && !copied.isCopied && (
        <input aria-label={t("copy.title")} className="control-field mx-2" readOnly value={copied.address} />
      )}
    </div>
  );
}

type CopyChoiceProps = { name: string; note: string; onCopy: () => void };

function CopyChoice({ name, note, onCopy }: CopyChoiceProps) {
  return (
    <button className="menu-choice" onClick={onCopy} type="button">
      <span className="font-medium">{name}</span>
      <span className="text-muted text-sm">{note}</span>
    </button>
  );
}

function addressOf(link: ReportLink): string {
  const words = formatReportLink(link);
  return `${window.location.origin}${window.location.pathname}${words === "" ? "" : `?${words}`}`;
}

async function writeToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
