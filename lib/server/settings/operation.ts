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

/** Where a server of wolkvox answers, unless a stand-in or an egress proxy is named. */
export function buildServerUrl(server: string | undefined): string {
  return `https://wv${server}.wolkvox.com`;
}
