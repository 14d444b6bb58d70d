import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Choice } from "@/components/ui/choice";
import { TextInput } from "@/components/ui/field";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { type RosterAgent, rosterLimits, unsetAgent } from "@/lib/report/roster/roster";
import { type Team, teamLimits } from "@/lib/report/team";
import { compareText, createSearch, foldWords, isPlainText, showControls } from "@/lib/report/text";

type Named = { id: string; name: string };

type RosterTableProps = {
  agents: readonly RosterAgent[];
  saved: readonly RosterAgent[];
  /** Who has records of late; null = they could not be read. */
  named: readonly Named[] | null;
  teams: readonly Team[];
  onChange: (agents: readonly RosterAgent[]) => void;
};

const shownAtOnce = 50;
const kinds = ["named", "expected", "hidden"] as const;

type Kind = (typeof kinds)[number];

/** An agent as a row: `listed` null = wolkvox names them, and nothing is said of them. */
type Row = Named & { listed: RosterAgent | null };

/** Everybody whom wolkvox names or the roster has, each with what is said of them. */
export function RosterTable(props: RosterTableProps) {
  const { agents, saved, named, teams, onChange } = props;
  const t = useTranslations("roster");
  const [query, setQuery] = useState("");
  const [shown, setShown] = useState(shownAtOnce);
  const rows = useMemo(() => listRows(agents, saved, named ?? []), [agents, saved, named]);
  const teamsOf = useMemo(() => nameTeamsOf(teams), [teams]);
  const isFound = createSearch(query);
  const found = rows.filter(({ id, name }) => isFound(foldWords(`${name} ${id}`)));
  const unsaid = rows.filter(({ listed }) => listed === null);
  const count = (isHidden: boolean) => agents.filter((agent) => agent.isHidden === isHidden).length;
  const set = (row: Row, changed: RosterAgent | null) => {
    const others = agents.filter(({ id }) => id !== row.id);
    if (changed === null) return onChange(others);
    if (others.length === agents.length) return onChange([...agents, changed]);
    onChange(agents.map((agent) => (agent.id === row.id ? changed : agent)));
  };
  return (
    <Card aria-label={t("title")} as="section" className="min-w-0">
      <div className="grid gap-2.5 p-4">
        <p>
          {t("counts", { expected: count(false), hidden: count(true), named: unsaid.length })}
          {named === null && <span className="text-muted"> {t("unread")}</span>}
        </p>
        <div className="flex flex-wrap items-center gap-2.5">
          <TextInput
            aria-label={t("search")}
            autoComplete="off"
            className="w-64 max-w-full"
            onChange={(event) => setQuery(event.target.value)}
            // The form is saved by its button alone.
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
            placeholder={t("search")}
            size="small"
            type="search"
            value={query}
          />
          {unsaid.length > 0 && (
            <Button
              onClick={() =>
                onChange([...agents, ...unsaid.map(({ id, name }) => unsetAgent(id, plainName(name)))])
              }
            >
              {t("addAll", { count: unsaid.length })}
            </Button>
          )}
        </div>
      </div>
      {found.length > 0 && (
        <ScrollRegion aria-label={t("rows")} className="overflow-x-auto">
          <PlainTable
            heads={[
              { title: t("agent") },
              { title: t("kind") },
              { title: t("from") },
              { title: t("to") },
              { title: t("teams") },
            ]}
          >
            <tbody>
              {found.slice(0, shown).map((row) => (
                <AgentRow
                  key={row.id}
                  onSet={(changed) => set(row, changed)}
                  row={row}
                  teams={teamsOf.get(row.id) ?? []}
                />
              ))}
            </tbody>
          </PlainTable>
        </ScrollRegion>
      )}
      {found.length === 0 && (named !== null || query !== "") && (
        <p className="px-4 pb-4 text-muted">{t(query === "" ? "none" : "noMatch")}</p>
      )}
      {found.length > shown && (
        <div className="border-line border-t px-4 py-2.5">
          <Button onClick={() => setShown(shown + 4 * shownAtOnce)}>
            {t("more", { count: found.length - shown })}
          </Button>
        </div>
      )}
      <AddByHand
        isKnown={(id) => agents.some((agent) => agent.id === id)}
        onAdd={(agent) => onChange([...agents, agent])}
      />
    </Card>
  );
}

type AgentRowProps = { row: Row; teams: readonly string[]; onSet: (agent: RosterAgent | null) => void };

function AgentRow({ row, teams, onSet }: AgentRowProps) {
  const t = useTranslations("roster");
  const { id, name, listed } = row;
  const shown = showControls(name || id);
  const kind: Kind = listed === null ? "named" : listed.isHidden ? "hidden" : "expected";
  const agent = listed ?? unsetAgent(id, plainName(name));
  const choose = (chosen: string) =>
    onSet(chosen === "named" ? null : { ...agent, isHidden: chosen === "hidden" });
  return (
    <tr>
      <RowHeading>
        <span className="grid gap-0.5">
          {listed === null ? (
            <bdi className="min-w-36 max-w-60 [overflow-wrap:anywhere] whitespace-normal">{shown}</bdi>
          ) : (
            <TextInput
              aria-label={t("nameOf", { name: shown })}
              className="w-56 max-sm:w-36"
              maxLength={rosterLimits.name}
              onChange={(event) => onSet({ ...agent, name: event.target.value })}
              placeholder={t("noName")}
              size="small"
              value={agent.name}
            />
          )}
          <span className="max-w-60 [overflow-wrap:anywhere] whitespace-normal text-muted text-sm">
            {showControls(id)}
          </span>
        </span>
      </RowHeading>
      <DataCell>
        <Choice label={t("kindOf", { name: shown })} onChoose={choose} value={kind}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`kind-${one}`)}
            </option>
          ))}
        </Choice>
      </DataCell>
      {(["from", "to"] as const).map((end) => (
        <DataCell key={end}>
          {kind === "expected" && (
            <TextInput
              aria-label={t(`${end}Of`, { name: shown })}
              onChange={(event) => onSet({ ...agent, [end]: event.target.value || null })}
              size="small"
              type="date"
              value={agent[end] ?? ""}
              {...(end === "to" && agent.from !== null && { min: agent.from })}
            />
          )}
        </DataCell>
      ))}
      <DataCell className="max-w-60 truncate text-muted">{teams.join(", ")}</DataCell>
    </tr>
  );
}

type AddByHandProps = { isKnown: (id: string) => boolean; onAdd: (agent: RosterAgent) => void };

/** Somebody whom wolkvox has not named yet. */
function AddByHand({ isKnown, onAdd }: AddByHandProps) {
  const t = useTranslations("roster");
  const [id, setId] = useState("");
  const [name, setName] = useState("");
  const given = id.trim();
  const isDoubled = given !== "" && isKnown(given);
  const isReady = given !== "" && !isDoubled;
  const add = () => {
    if (!isReady) return;
    onAdd(unsetAgent(given, name.trim()));
    setId("");
    setName("");
  };
  const field = {
    autoComplete: "off",
    size: "small",
    onKeyDown: (event: { key: string; preventDefault: () => void }) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      add();
    },
  } as const;
  return (
    <fieldset className="flex flex-wrap items-center gap-2.5 border-line border-t p-4">
      <legend className="float-start me-1 font-medium">{t("addByHand")}</legend>
      <TextInput
        {...field}
        aria-label={t("id")}
        className="w-36"
        maxLength={teamLimits.agentId}
        onChange={(event) => setId(event.target.value)}
        placeholder={t("id")}
        value={id}
      />
      <TextInput
        {...field}
        aria-label={t("name")}
        className="w-56 max-w-full"
        maxLength={rosterLimits.name}
        onChange={(event) => setName(event.target.value)}
        placeholder={t("name")}
        value={name}
      />
      <Button disabled={!isReady} onClick={add}>
        {t("add")}
      </Button>
      {isDoubled && <span className="text-over">{t("known")}</span>}
    </fieldset>
  );
}

// Those of whom something is said first, then by name; who is without one stands last, by id. Whoever was saved and is taken out stays until that is saved too.
function listRows(
  agents: readonly RosterAgent[],
  saved: readonly RosterAgent[],
  named: readonly Named[],
): Row[] {
  const rows = new Map<string, Row>();
  for (const { id, name } of [...saved, ...named]) rows.set(id, { id, name, listed: null });
  for (const listed of agents) {
    const name = listed.name || (rows.get(listed.id)?.name ?? "");
    rows.set(listed.id, { id: listed.id, name, listed });
  }
  // A row that is edited stays where it is.
  const known = new Set(named.map(({ id }) => id));
  const before = new Set(saved.map(({ id }) => id));
  const isSaid = ({ id, listed }: Row) => before.has(id) || (listed !== null && !known.has(id));
  const nameOf = new Map([...agents, ...named, ...saved].map(({ id, name }) => [id, name]));
  const order = ({ id }: Row) => nameOf.get(id) ?? "";
  return [...rows.values()].sort(
    (a, b) =>
      Number(isSaid(b)) - Number(isSaid(a)) ||
      Number(order(a) === "") - Number(order(b) === "") ||
      compareText(order(a), order(b)) ||
      compareText(a.id, b.id),
  );
}

function nameTeamsOf(teams: readonly Team[]): ReadonlyMap<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { name, agents } of teams)
    for (const id of agents) names.set(id, [...(names.get(id) ?? []), name]);
  return names;
}

// What wolkvox calls somebody may hold what no name of ours may.
function plainName(name: string): string {
  const plain = isPlainText(name) ? name : showControls(name);
  return plain.trim().slice(0, rosterLimits.name);
}
