import { useTranslations } from "use-intl";
import { showControls } from "@/lib/report/text";

type AgentTitleProps = { agentId: string; name: string | null };

/** Who is read: the name as wolkvox gives it, and the id; the id alone while no name is known. */
export function AgentTitle({ agentId, name }: AgentTitleProps) {
  const t = useTranslations("agent");
  if (name === null) return <bdi className="agent-title">{t("nameless", { id: showControls(agentId) })}</bdi>;
  return (
    <span className="agent-title">
      <bdi>{showControls(name)}</bdi>{" "}
      <span className="font-normal text-base text-muted">{showControls(agentId)}</span>
    </span>
  );
}
