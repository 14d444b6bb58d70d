"use client";

import { type ClipboardEvent, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { gatherPasted } from "@/lib/report/team";
import { compareNames, createSearch, foldWords, showControls } from "@/lib/report/text";

export type Person = { id: string; name: string };

type TeamMembersProps = {
  agents: readonly string[];
  people: readonly Person[] | null;
  onChange: (agents: readonly string[]) => void;
};

const mostOffered = 50;
const list = "max-h-80 overflow-y-auto rounded border border-line";

/** Who is in a team: found by name or id, or pasted as a column of ids. */
export function TeamMembers({ agents, people, onChange }: TeamMembersProps) {
  const t = useTranslations("teams");
  const search = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const { members, candidates } = useMemo(() => sortPeople(agents, people ?? []), [agents, people]);
  const isFound = createSearch(query);
  const matches = candidates.filter(({ name, id }) => isFound(foldWords(`${name} ${id}`)));
  // The next one is found at once: the field is empty again and has the focus, whatever was pressed.
  const add = (ids: readonly string[]) => {
    onChange([...new Set([...agents, ...ids])]);
    setQuery("");
    search.current?.focus();
  };
  const paste = (event: ClipboardEvent) => {
    const ids = gatherPasted(event.clipboardData.getData("text/plain"));
    if (ids.length < 2) return;
    event.preventDefault();
    add(ids);
  };
  const drop = (id: string) => {
    onChange(agents.filter((other) => other !== id));
    // The button that was pressed is gone.
    search.current?.focus();
  };
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,240px),1fr))] gap-4">
      <fieldset className="grid content-start gap-1">
        <legend className="font-medium">{t("inTeam", { count: agents.length })}</legend>
        <ul className={list}>
          {members.map((person) => (
            <PersonRow
              icon="close"
              key={person.id}
              label="drop"
              note={people === null ? "" : t("noRecords")}
              onClick={() => drop(person.id)}
              person={person}
            />
          ))}
          {members.length === 0 && <li className="p-1.5 text-muted">{t("nobodyYet")}</li>}
        </ul>
      </fieldset>
      <fieldset className="grid content-start gap-1">
        <legend className="font-medium">{t("add")}</legend>
        <TextInput
          aria-label={t("search")}
          autoComplete="off"
          maxLength={200}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            if (matches[0]) add([matches[0].id]);
          }}
          onPaste={paste}
          placeholder={t("search")}
          ref={search}
          spellCheck={false}
          value={query}
        />
        <p className="text-muted text-sm">{t("searchNote")}</p>
        <ul className={list}>
          {matches.slice(0, mostOffered).map((person) => (
            <PersonRow
              icon="plus"
              key={person.id}
              label="addOne"
              onClick={() => add([person.id])}
              person={person}
            />
          ))}
          {people === null && <li className="p-1.5 text-muted">{t("reading")}</li>}
          {people !== null && matches.length === 0 && <li className="p-1.5 text-muted">{t("noMatch")}</li>}
          {matches.length > mostOffered && (
            <li className="p-1.5 text-muted text-sm">{t("more", { count: matches.length - mostOffered })}</li>
          )}
        </ul>
      </fieldset>
    </div>
  );
}

type PersonRowProps = {
  person: Person;
  label: "drop" | "addOne";
  /** Beside who has no name. */
  note?: string;
  icon: "close" | "plus";
  onClick: () => void;
};

function PersonRow({ person: { id, name }, label, note = "", icon, onClick }: PersonRowProps) {
  const t = useTranslations("teams");
  const shown = showControls(name || id);
  const title = t(label, { name: shown });
  return (
    <li>
      <Button aria-label={title} look="row" onClick={onClick} title={title}>
        <bdi className="min-w-0 truncate">{shown}</bdi>
        <span className="min-w-0 grow truncate text-muted text-sm">
          {name === "" ? note : showControls(id)}
        </span>
        <span className="text-muted">
          <Icon name={icon} />
        </span>
      </Button>
    </li>
  );
}

// By name; whom nobody knows by name stands last, by id.
function sortPeople(agents: readonly string[], people: readonly Person[]) {
  const named = new Map(people.filter(({ id }) => id !== "").map((person) => [person.id, person]));
  const chosen = new Set(agents);
  const order = (a: Person, b: Person) => Number(a.name === "") - Number(b.name === "") || compareNames(a, b);
  return {
    members: agents.map((id) => named.get(id) ?? { id, name: "" }).sort(order),
    candidates: [...named.values()].filter(({ id }) => !chosen.has(id)).sort(order),
  };
}
