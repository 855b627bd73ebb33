import { authedRoute } from "@/lib/http/route";
import { exportCaseCurves } from "@/lib/review/service/compare-case-runs";

/** The curves of one to four runs of a case in one table, for the offices that it reached. */
export const GET = authedRoute<{ id: string }, "person">({
  name: "case.compareCurves",
  scope: "person",
  run: async ({ params, request, actor }) => {
    const numbers = request.nextUrl.searchParams.getAll("run");
    return new Response(await exportCaseCurves({ actor, applicationId: params.id, numbers }), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="comparison-curves.csv"`,
        "Cache-Control": "private, no-store",
      },
    });
  },
});
