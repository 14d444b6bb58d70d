/** One operation on one wolkvox server with its own token. */
export type Operation = {
  id: string;
  name: string;
  timeZone: string;
  baseUrl: string;
  server: string | undefined;
  token: string;
  /** The source whose figures this one's continue, or `nothing`; undefined = the source has not changed. */
  continues: string | undefined;
  /** Calls that it may spend on one of its days; null = counted, not limited. */
  dailyQuota: number | null;
};

/** Operations as a start needs them: one at least. */
export type Operations = readonly [Operation, ...Operation[]];

/** The operation whose token is entered in the application: what the environment says of it wins over what was entered. */
export type EnteredOperation = Pick<Operation, "id" | "server" | "continues" | "dailyQuota"> & {
  /** What the token is encrypted with, in the database. */
  tokenKey: string;
  baseUrl: string | undefined;
  timeZone: string | undefined;
};

/** The operation as it is served. */
export function buildEnteredOperation(
  { tokenKey: _, ...set }: EnteredOperation,
  entered: { server: string | null; token: string; name: string; timeZone: string },
): Operation {
  const server = set.server ?? entered.server ?? undefined;
  return {
    ...{ ...set, server, token: entered.token, name: entered.name },
    baseUrl: set.baseUrl ?? buildServerUrl(server),
    timeZone: set.timeZone ?? entered.timeZone,
  };
}

/** Where a server of wolkvox answers, unless a stand-in or an egress proxy is named. */
export function buildServerUrl(server: string | undefined): string {
  return `https://wv${server}.wolkvox.com`;
}
