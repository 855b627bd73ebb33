import { exportOwnCurves } from "@/lib/assessment/service/compare-runs";
import { authedRoute } from "@/lib/http/route";

/** The curves of two to four runs in one table. `?run=R-2026-0001&run=R-2026-0002` */
export const GET = authedRoute({
  name: "run.compareCurves",
  run: async ({ request, actor, tenant }) => {
    const numbers = request.nextUrl.searchParams.getAll("run");
    return new Response(await exportOwnCurves({ actor, tenant, numbers }), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="comparison-curves.csv"`,
        "Cache-Control": "private, no-store",
      },
    });
  },
});
