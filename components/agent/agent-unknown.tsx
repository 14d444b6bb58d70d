"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { showControls } from "@/lib/report/text";

type AgentUnknownProps = {
  /** Null where the address holds no id at all. */
  agentId: string | null;
  /** The way back. */
  address: string;
};

/** Nobody of this operation has the id: said, with the way back, and never an empty table. */
export function AgentUnknown({ agentId, address }: AgentUnknownProps) {
  const t = useTranslations("agent");
  const id = agentId === null ? null : showControls(agentId);
  return (
    <section className="card state-panel" role="alert">
      <h2 className="font-semibold text-lg [overflow-wrap:anywhere]">
        {id === null ? t("noIdTitle") : t("unknownTitle", { id })}
      </h2>
      <p className="text-muted">{t(id === null ? "noIdText" : "unknownText")}</p>
      <Link className="main-button" href={address} prefetch={false}>
        {t("back")}
      </Link>
    </section>
  );
}
