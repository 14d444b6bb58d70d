import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { ReportLink } from "@/lib/search/report-link";

type FilterChipsProps = { link: ReportLink; onChange: (change: Partial<ReportLink>) => void };

/** What the link narrows without a control of its own: said, and taken back with one click. */
export function FilterChips({ link, onChange }: FilterChipsProps) {
  const t = useTranslations();
  return (
    <>
      {link.hours && <Chip label={t("report.hours", link.hours)} onClear={() => onChange({ hours: null })} />}
      {link.agents.length > 0 && (
        <Chip
          label={t("filters.agentsChosen", { count: link.agents.length })}
          onClear={() => onChange({ agents: [] })}
        />
      )}
    </>
  );
}

function Chip({ label, onClear }: { label: string; onClear: () => void }) {
  const t = useTranslations("filters");
  return (
    <Button aria-label={t("clear", { filter: label })} look="chosen" onClick={onClear}>
      {label}
      <Icon name="close" />
    </Button>
  );
}
