import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { ReportLink } from "@/lib/search/report-link";

type FilterChipsProps = { link: ReportLink; onChange: (change: Partial<ReportLink>) => void };

/** Names the filters of the link that have no control of their own; a click removes one. */
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
