import { useTranslations } from "use-intl";
import { Button, buttonLooks } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageLink } from "@/components/ui/page-link";
import type { TeamName } from "@/lib/report/team";
import { EmptyCard } from "../settings-frame";

type TeamsListProps = {
  teams: readonly TeamName[];
  /** The one that is being changed. */
  editedId: string | null;
  onEdit: (team: TeamName) => void;
  /** Where a team's figures are. */
  reportOf: (team: TeamName) => string;
};

/** Every team by name, each a button that opens it. */
export function TeamsList({ teams, editedId, onEdit, reportOf }: TeamsListProps) {
  const t = useTranslations();
  if (teams.length === 0) return <EmptyCard text={t("teams.none")} />;
  return (
    <Card aria-label={t("teams.title")} as="ul" className="overflow-hidden p-1">
      {teams.map((team) => (
        <li className="flex items-center gap-1" key={team.id}>
          <Button
            aria-pressed={team.id === editedId}
            className="min-w-0 aria-pressed:bg-accent-soft"
            look="row"
            onClick={() => onEdit(team)}
          >
            <bdi className="min-w-0 grow truncate font-medium" title={team.name}>
              {team.name}
            </bdi>
            <span className="shrink-0 text-muted text-sm">{t("filters.teamSize", { count: team.size })}</span>
          </Button>
          <PageLink
            aria-label={t("teams.reportOf", { name: team.name })}
            className={`${buttonLooks.text} shrink-0 px-2`}
            href={reportOf(team)}
          >
            {t("teams.report")}
          </PageLink>
        </li>
      ))}
    </Card>
  );
}
