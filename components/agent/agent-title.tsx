import { useTranslations } from "use-intl";
import { showControls } from "@/lib/report/text";

type AgentTitleProps = { agentId: string; name: string | null };

/** Who is read: the name as wolkvox gives it, and the id; the id alone while no name is known. */
export function AgentTitle({ agentId, name }: AgentTitleProps) {
  const t = useTranslations("agent");
  if (name === null)
    return <bdi className="[overflow-wrap:anywhere]">{t("nameless", { id: showControls(agentId) })}</bdi>;
  return (
    <span className="[overflow-wrap:anywhere]">
      <bdi>{showControls(name)}</bdi>{" "}
      <span className="font-normal text-base text-muted">{showControls(agentId)}</span>
    </span>
  );
}

/** The same as words alone. */
export function useAgentWords(id: string, name: string | null): string {
  const t = useTranslations();
  const shown = showControls(id);
  return name === null
    ? t("agent.nameless", { id: shown })
    : t("export.named", { name: showControls(name), id: shown });
}
