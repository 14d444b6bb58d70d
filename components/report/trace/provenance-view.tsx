"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { problemKey } from "@/components/figures/problem-key";
import { Modal } from "@/components/ui/modal";
import { Notice } from "@/components/ui/notice";
import { provenanceOptions } from "@/lib/browser/queries/figures-query";
import type { ReportLink } from "@/lib/search/report-link";
import { KnownForm } from "./known-form";
import { ProvenanceTable } from "./provenance-table";

type ProvenanceViewProps = {
  /** The link, narrowed to the agents and states of the figure. */
  link: ReportLink;
  /** What the figure is, in words. */
  subject: string;
  onChange: (change: Partial<ReportLink>) => void;
  onClose: () => void;
};

/** Where a figure comes from: the answers it rests on, each one's part, and how it was known before. */
export function ProvenanceView({ link, subject, onChange, onClose }: ProvenanceViewProps) {
  const t = useTranslations();
  const query = useQuery(provenanceOptions(link));
  return (
    <Modal closeLabel={t("provenance.close")} onClose={onClose} title={t("provenance.title")}>
      <p className="px-5 text-muted">
        <span className="font-medium text-ink">{subject}</span> · {t("provenance.lead")}
      </p>
      {query.error && (
        <div className="px-5">
          <Notice tone="failure">{t(`problems.${problemKey(query.error.code)}`)}</Notice>
        </div>
      )}
      {query.data ? (
        <ProvenanceTable answer={query.data} unit={link.unit} />
      ) : (
        <p className="px-5 py-6 text-muted" role="status">
          {!query.error && t("provenance.loading")}
        </p>
      )}
      <KnownForm
        known={link.known}
        onApply={(known) => {
          onChange({ known });
          onClose();
        }}
      />
    </Modal>
  );
}
