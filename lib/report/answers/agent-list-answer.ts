/** What `POST /api/settings/agents` answers: whom wolkvox lists. */
export type AgentListAnswer = {
  operation: string;
  /** UTC. */
  askedAt: string;
  agents: { id: string; name: string }[];
};
