/** Header in which `proxy.ts` passes on the path and query that were asked for. Apart, so that the proxy stays small. */
export const REQUESTED_PATH_HEADER = "x-requested-path";
