import { exportCurves } from "@/lib/assessment/service/read-run-file";
import { authedRoute } from "@/lib/http/route";

/** The recorded losses, as they stand now. */
export const GET = authedRoute<{ id: string }>({
  name: "run.curves",
  run: async ({ params, actor, tenant }) => {
    const { number, csv } = await exportCurves({ actor, tenant, runId: params.id });
    return new Response(csv, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${number}-curves.csv"`,
        "Cache-Control": "private, no-store",
      },
    });
  },
});
