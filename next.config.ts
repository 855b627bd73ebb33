import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";
import { SECURITY_HEADERS } from "./lib/http/csp";

/** A request for one of the framework's scripts by a browser that takes Brotli. */
const TAKES_BROTLI = {
  source: "/_next/static/chunks/:file(.*\\.js)",
  has: [{ type: "header" as const, key: "accept-encoding", value: ".*\\bbr\\b.*" }],
};

/** Work on the code serves scripts as they come; only a build has names that are hashes. */
const configIn = (phase: string): NextConfig => ({
  // Off: the development server would otherwise write instruction files into the project.
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // Record pages answer 401, 403 and 404 by status, which a cached shell cannot.
  cacheComponents: false,
  // Native or self-loading modules stay outside the bundle; the web process never loads TensorFlow.
  serverExternalPackages: ["pg", "pg-boss", "pino", "@node-rs/argon2", "@prisma/adapter-pg", "flydrive"],
  devIndicators: false,
  // A script's name is its content's hash; lib/http/precompressed.ts holds it as small as it goes.
  rewrites: async () => ({
    beforeFiles: phase === PHASE_DEVELOPMENT_SERVER ? [] : [{ ...TAKES_BROTLI, destination: "/precompressed/:file" }],
    afterFiles: [],
    fallback: [],
  }),
  headers: async () => [
    { source: "/:path*", headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })) },
    // Said here, because the framework drops the encoding that a route names.
    ...(phase === PHASE_DEVELOPMENT_SERVER
      ? []
      : [{ ...TAKES_BROTLI, headers: [{ key: "Content-Encoding", value: "br" }] }]),
  ],
});

export default configIn;
