import { exportReport } from "@/lib/assessment/service/read-run-file";
import { authedRoute } from "@/lib/http/route";

/** The recorded report, word for word; it never changes once it is there. */
export const GET = authedRoute<{ id: string }>({
  name: "run.report",
  run: async ({ params, actor, tenant }) => {
    const { number, report } = await exportReport({ actor, tenant, runId: params.id });
    return new Response(`${JSON.stringify(report, null, 2)}\n`, {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": `attachment; filename="${number}-report.json"`,
        "Cache-Control": "private, max-age=31536000, immutable",
      },
    });
  },
});
