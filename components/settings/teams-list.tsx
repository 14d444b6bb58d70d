import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card, MessageCard } from "@/components/ui/card";
import type { TeamName } from "@/lib/report/team";

type TeamsListProps = {
  teams: readonly TeamName[];
  /** The one that is being changed. */
  editedId: string | null;
  onEdit: (team: TeamName) => void;
};

/** Every team by name, each a button that opens it. */
export function TeamsList({ teams, editedId, onEdit }: TeamsListProps) {
  const t = useTranslations("teams");
  if (teams.length === 0)
    return (
      <MessageCard>
        <p className="text-muted">{t("none")}</p>
      </MessageCard>
    );
  return (
    <Card aria-label={t("teams")} as="ul" className="overflow-hidden p-1">
      {teams.map((team) => (
        <li key={team.id}>
          <Button
            aria-pressed={team.id === editedId}
            className="aria-pressed:bg-accent-soft"
            look="row"
            onClick={() => onEdit(team)}
          >
            <bdi className="min-w-0 grow truncate font-medium" title={team.name}>
              {team.name}
            </bdi>
            <span className="shrink-0 text-muted text-sm">{t("size", { count: team.size })}</span>
          </Button>
        </li>
      ))}
    </Card>
  );
}
