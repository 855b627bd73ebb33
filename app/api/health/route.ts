import { checkHealth } from "@/lib/http/health";
import { publicRoute } from "@/lib/http/route";

/** For a supervisor or a load balancer: 200 where people can work, 503 where they cannot. */
export const GET = publicRoute({
  name: "health",
  run: async () => {
    const health = await checkHealth();
    const status = health.status === "ok" ? 200 : 503;
    return Response.json(health, { status, headers: { "Cache-Control": "no-store" } });
  },
});
