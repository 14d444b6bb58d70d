import { AgentUnknown } from "@/components/agent/agent-unknown";

export default function AgentNotFound() {
  return <AgentUnknown />;
}
