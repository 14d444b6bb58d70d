import { ApiError, reach } from "@/lib/browser/api";
import type { Schema } from "@/lib/browser/schema-fields";
import { answerOptions } from "./answer-options";

export type ApiParameter = {
  name: string;
  in: "path" | "query";
  description?: string;
  required?: boolean;
  schema: Schema;
  example?: string;
};

type Content = Readonly<Record<string, { schema: Schema }>>;

export type ApiOperation = {
  operationId: string;
  tags: readonly string[];
  summary: string;
  description?: string;
  security: readonly Readonly<Record<string, unknown>>[];
  parameters: readonly ApiParameter[];
  requestBody?: { content: Content };
  responses: Readonly<Record<string, { description: string; content?: Content }>>;
};

/** `GET /api/openapi.json`, as far as a page shows it. */
export type ApiDescription = {
  tags: readonly { name: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  components: { schemas: Readonly<Record<string, Schema>> };
};

/** The description of the API in the reader's language. */
export function apiDescriptionOptions(language: string) {
  return answerOptions<ApiDescription>(["api-description", language], "/api/openapi.json", {
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What an address answered: `text` null = it is none. */
export type TriedAnswer = {
  status: number;
  headers: readonly (readonly [name: string, value: string])[];
  bytes: number;
  text: string | null;
};

const shownHeaders = ["content-type", "content-disposition", "cache-control", "retry-after"];
const mostShown = 20_000;

/** Whether an address is one of our API. */
export function isApiAddress(address: string): boolean {
  if (!URL.canParse(address, window.location.origin)) return false;
  const { origin, pathname } = new URL(address, window.location.origin);
  return origin === window.location.origin && pathname.startsWith("/api/");
}

/** Asks an address of our API as it stands, with the reader's session. @throws ApiError `network` */
export async function tryAddress(address: string): Promise<TriedAnswer> {
  const response = await reach(address, {});
  const type = response.headers.get("content-type") ?? "";
  const body = await response.arrayBuffer().catch(() => {
    throw new ApiError("network", "The answer was cut.", response.status, null);
  });
  const isText = type.startsWith("text/") || /[/+]json\b/.test(type);
  return {
    status: response.status,
    headers: shownHeaders.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
    bytes: body.byteLength,
    text: isText ? layOut(new TextDecoder().decode(body), type) : null,
  };
}

/** JSON in lines, as far as a page shows it. */
function layOut(text: string, type: string): string {
  const shown =
    text.length <= mostShown && type.includes("json") ? JSON.stringify(JSON.parse(text), null, 2) : text;
  return shown.length > mostShown ? `${shown.slice(0, mostShown)}…` : shown;
}
