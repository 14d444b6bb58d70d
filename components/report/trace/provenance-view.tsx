"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Modal } from "@/components/ui/modal";
import { Notice } from "@/components/ui/notice";
import { type LookWords, provenanceOptions } from "@/lib/browser/queries/figures-query";
import { type DurationUnit, formatDuration } from "@/lib/report/figures/duration";
import type { ReportLink } from "@/lib/search/report-link";
import { KnownForm } from "./known-form";
import { ProvenanceTable } from "./provenance-table";

export type ProvenanceViewProps = {
  /** The link, narrowed to the agents and states of the figure. */
  link: ReportLink;
  /** What the figure is, in words. */
  subject: string;
  /** It is what a look at the link's day found more than an earlier one. */
  span?: LookWords;
  onChange: (change: Partial<ReportLink>) => void;
  onClose: () => void;
  /** What else can be done about the figure. */
  children?: ReactNode;
};

/** Where a figure comes from: the answers it rests on, each one's part, and how it was known before. */
export function ProvenanceView({ link, subject, span, onChange, onClose, children }: ProvenanceViewProps) {
  const t = useTranslations();
  const query = useQuery(provenanceOptions(link, span));
  // A percentage of what the figure is part of says nothing here: the parts are times.
  const unit = link.unit === "percent" ? "hms" : link.unit;
  return (
    <Modal closeLabel={t("provenance.close")} onClose={onClose} title={t("provenance.title")}>
      <div className="grid gap-1 px-5">
        <div className="flex items-baseline justify-between gap-x-4 max-sm:flex-wrap">
          <p className="min-w-0 font-medium first-letter:uppercase [overflow-wrap:anywhere]">{subject}</p>
          {query.data && <TracedFigure isSum={link.perDay} seconds={query.data.total} unit={unit} />}
        </div>
        <p className="text-muted text-sm">{t(span ? "provenance.gainLead" : "provenance.lead")}</p>
        {children && <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm empty:hidden">{children}</p>}
        {query.error && <Notice tone="failure">{sayProblem(t, query.error.code)}</Notice>}
      </div>
      {query.data ? (
        <ProvenanceTable answer={query.data} unit={unit} />
      ) : (
        <p className="px-5 py-6 text-muted" role="status">
          {!query.error && t("provenance.loading")}
        </p>
      )}
      {!span && (
        <KnownForm
          known={link.known}
          onApply={(known) => {
            onChange({ known });
            onClose();
          }}
        />
      )}
    </Modal>
  );
}

type TracedFigureProps = { seconds: number; unit: DurationUnit; isSum: boolean };

/** The figure that is asked for, above whatever scrolls; where the page shows an average it is the sum behind it. */
function TracedFigure({ seconds, unit, isSum }: TracedFigureProps) {
  const t = useTranslations("provenance");
  const time = formatDuration(seconds, seconds, unit, useLocale());
  return <p className="shrink-0 font-semibold text-lg tabular-nums">{isSum ? t("inSum", { time }) : time}</p>;
}
