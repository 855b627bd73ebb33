import type { NextConfig } from "next";
import { SECURITY_HEADERS } from "./lib/http/csp";

const config: NextConfig = {
  // Off: the development server would otherwise write instruction files into the project.
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // Record pages answer 401, 403 and 404 by status, which a cached shell cannot.
  cacheComponents: false,
  // Native or self-loading modules stay outside the bundle; the web process never loads TensorFlow.
  serverExternalPackages: ["pg", "pg-boss", "pino", "@node-rs/argon2", "@prisma/adapter-pg", "flydrive"],
  devIndicators: false,
  headers: async () => [
    { source: "/:path*", headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })) },
  ],
};

export default config;
