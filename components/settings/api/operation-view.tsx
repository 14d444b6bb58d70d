import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ApiOperation, ApiParameter } from "@/lib/browser/queries/api-description-query";
import { listFields, type Schema } from "@/lib/browser/schema-fields";
import { writeBearerCurl } from "../key-use";
import { TryView } from "./try-view";

type Schemas = Readonly<Record<string, Schema>>;

type OperationProps = { path: string; method: string; operation: ApiOperation; schemas: Schemas };

/** One address and method: a line that opens what it takes and answers, and where it can be tried. */
export function OperationView({ path, method, operation, schemas }: OperationProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="cursor-pointer px-4 py-2 hover:bg-accent-soft">
          <span className="ms-1 font-mono font-semibold text-sm uppercase">{method}</span> <Code>{path}</Code>{" "}
          <span className="block text-muted sm:ms-2 sm:inline">{operation.summary}</span>
        </summary>
        {isOpen && <OperationDetails method={method} operation={operation} path={path} schemas={schemas} />}
      </details>
    </li>
  );
}

function OperationDetails({ path, method, operation, schemas }: OperationProps) {
  const t = useTranslations("apiPage");
  const { description, parameters, requestBody, responses } = operation;
  const access = accessOf(operation);
  const isAsked = method === "get" && access === "reader";
  const address = exampleOf(path, parameters);
  const body = requestBody?.content["application/json"]?.schema;
  return (
    <div className="grid min-w-0 gap-4 px-4 pt-1 pb-4">
      <p className="max-w-prose text-muted">
        {description} {t(`needs-${access}`)}
      </p>
      {parameters.length > 0 && <WordsTable parameters={parameters} />}
      {body && <FieldsTable schema={body} schemas={schemas} title={t("body")} />}
      <Answers responses={responses} schemas={schemas} />
      <Refusals responses={responses} />
      {isAsked && (
        <CopiedText
          label={t("curl")}
          text={writeBearerCurl(window.location.origin + address, "auxboard_…")}
        />
      )}
      {isAsked && <TryView address={address} />}
    </div>
  );
}

function accessOf({ security }: ApiOperation) {
  const ways = security.flatMap((way) => Object.keys(way));
  if (ways.includes("wolkvoxToken")) return "wolkvox-token";
  if (ways.length === 0) return "nothing";
  return ways.includes("key") ? "reader" : "session";
}

/** The address with the words that the description gives as an example. */
function exampleOf(path: string, parameters: readonly ApiParameter[]): string {
  const words = parameters.flatMap(({ name, example }) => (example === undefined ? [] : [[name, example]]));
  return words.length === 0 ? path : `${path}?${new URLSearchParams(words)}`;
}

function WordsTable({ parameters }: { parameters: readonly ApiParameter[] }) {
  const t = useTranslations("apiPage");
  return (
    <TitledTable heads={[t("word"), t("allowed"), t("meaning")]} title={t("words")}>
      {parameters.map(({ name, schema, required, description }) => (
        <tr key={name}>
          <NameHeading name={name} note={required ? t("mustStand") : null} />
          <DataCell className="align-top text-sm">{(schema.items ?? schema).enum?.join(", ")}</DataCell>
          <DataCell className="align-top">
            {description}
            {schema.type === "array" && ` ${t("mayRepeat")}`}
          </DataCell>
        </tr>
      ))}
    </TitledTable>
  );
}

function Answers({ responses, schemas }: Pick<ApiOperation, "responses"> & { schemas: Schemas }) {
  const t = useTranslations("apiPage");
  const { content = {} } = responses[200] ?? responses[201] ?? {};
  const types = Object.keys(content).map((type) => type.split(";")[0] ?? "");
  const schema = content["application/json"]?.schema;
  const hasFields = schema !== undefined && listFields(schema, schemas).length > 0;
  return (
    <>
      {types.length > 0 && (
        <p>
          <span className="font-medium">{t("answers")}</span> <Code>{types.join(", ")}</Code>
        </p>
      )}
      {hasFields && <FieldsTable isDescribed schema={schema} schemas={schemas} title={t("fields")} />}
    </>
  );
}

type FieldsTableProps = { title: string; schema: Schema; schemas: Schemas; isDescribed?: boolean };

function FieldsTable({ title, schema, schemas, isDescribed = false }: FieldsTableProps) {
  const t = useTranslations("apiPage");
  const heads = [t("field"), t("type"), ...(isDescribed ? [t("meaningInEnglish")] : [])];
  return (
    <TitledTable heads={heads} title={title}>
      {listFields(schema, schemas).map(({ path, type, meaning, mayLack }) => (
        <tr key={path}>
          <NameHeading name={path} note={mayLack ? t("mayLack") : null} />
          <DataCell className="align-top">
            <Code>{type}</Code>
          </DataCell>
          {isDescribed && (
            <DataCell className="align-top" lang="en">
              {meaning
                .split("`")
                .map((part, place) => (place % 2 === 1 ? <Code key={part}>{part}</Code> : part))}
            </DataCell>
          )}
        </tr>
      ))}
    </TitledTable>
  );
}

function Refusals({ responses }: Pick<ApiOperation, "responses">) {
  const t = useTranslations("apiPage");
  const refusals = Object.entries(responses).filter(
    ([, { content }]) => content?.["application/problem+json"],
  );
  if (refusals.length === 0) return null;
  return (
    <TitledTable heads={[t("status"), t("codes")]} title={t("refusals")}>
      {refusals.map(([status, { description }]) => (
        <tr key={status}>
          <RowHeading className="align-top">
            <Code>{status}</Code>
          </RowHeading>
          <DataCell>
            <Code>{description}</Code>
          </DataCell>
        </tr>
      ))}
    </TitledTable>
  );
}

type TitledTableProps = { title: string; heads: readonly string[]; children: ReactNode };

function TitledTable({ title, heads, children }: TitledTableProps) {
  return (
    <div className="grid min-w-0 gap-1">
      <h3 className="font-medium">{title}</h3>
      <ScrollRegion aria-label={title} className="max-h-96 overflow-auto rounded border border-line">
        <PlainTable heads={heads.map((head) => ({ title: head }))} room="dense" wraps>
          <tbody>{children}</tbody>
        </PlainTable>
      </ScrollRegion>
    </div>
  );
}

function NameHeading({ name, note }: { name: string; note: string | null }) {
  return (
    <RowHeading className="align-top sm:whitespace-nowrap">
      <Code>{name}</Code>
      {note !== null && <span className="block text-muted text-sm">{note}</span>}
    </RowHeading>
  );
}

function Code({ children }: { children: ReactNode }) {
  return (
    <code className="text-sm [overflow-wrap:anywhere]" translate="no">
      {children}
    </code>
  );
}
