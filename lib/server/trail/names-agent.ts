/** Whether a link, or its words alone, names an agent: by id, or as the page of theirs. */
export function linkNamesAgent(link: string, agent: string): boolean {
  const [path = "", words = path] = link.split("?");
  if (path.endsWith(`/agents/${encodeURIComponent(agent)}`)) return true;
  return new URLSearchParams(words).getAll("agent").includes(agent);
}
