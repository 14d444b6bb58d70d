import { useTranslations } from "use-intl";
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
  if (teams.length === 0) return <p className="card state-panel text-muted">{t("none")}</p>;
  return (
    <ul aria-label={t("teams")} className="card team-list">
      {teams.map((team) => (
        <li key={team.id}>
          <button
            aria-pressed={team.id === editedId}
            className="team-choice"
            onClick={() => onEdit(team)}
            type="button"
          >
            <bdi className="min-w-0 grow truncate font-medium" title={team.name}>
              {team.name}
            </bdi>
            <span className="shrink-0 text-muted text-sm">{t("size", { count: team.size })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
