import type { Speak } from "@/components/layout/speaker";
import { STATUS_WORDS } from "@/lib/filing/copy/status";
import { APPLICATION_STATUSES, type ApplicationStatus } from "@/lib/filing/types/vocabulary";
import type { PassageEdge } from "@/lib/filing/workflow/diagram";
import { isOpen } from "@/lib/filing/workflow/flags";
import { PASSAGE } from "./passage-copy";
import { drawEdge, MAP, spotOf } from "./passage-map";

const REGION = "edge overflow-x-auto rounded-2 border-line bg-surface p-3";

/** The statuses and the moves between them. Every number stands in the table below, so nothing hangs on the drawing. */
export function PassageDiagram({ edges, speak }: { edges: readonly PassageEdge[]; speak: Speak }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={speak(PASSAGE.map)} tabIndex={0} className={REGION}>
      <svg
        viewBox={`0 0 ${MAP.width} ${MAP.height}`}
        role="img"
        aria-label={speak(PASSAGE.mapText)}
        className="h-auto w-full min-w-[58rem]"
      >
        <defs>
          <marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0,0 L10,5 L0,10 z" className="fill-text-2" />
          </marker>
        </defs>
        {edges.map(({ from, to }, index) => (
          <Move key={`${from} ${to}`} from={from} to={to} number={index + 1} />
        ))}
        <text x={spotOf("draft").x} y={88} textAnchor="middle" className="fill-text-2 text-xs">
          {speak(PASSAGE.start)}
        </text>
        {APPLICATION_STATUSES.map((status) => (
          <StatusBox key={status} status={status} name={speak(STATUS_WORDS[status])} />
        ))}
        {edges.map(({ from, to }, index) => (
          <Mark key={`${from} ${to}`} spot={drawEdge(from, to).mark} number={index + 1} />
        ))}
      </svg>
    </section>
  );
}

function Move({ from, to, number }: { from: ApplicationStatus | null; to: ApplicationStatus; number: number }) {
  return (
    <path
      d={drawEdge(from, to).path}
      markerEnd="url(#arrow)"
      className="fill-none stroke-text-2 stroke-[1.25]"
      data-move={number}
    />
  );
}

function StatusBox({ status, name }: { status: ApplicationStatus; name: string }) {
  const { x, y } = spotOf(status);
  const { width, height } = MAP.box;
  const look = isOpen(status) ? "fill-accent-weak stroke-accent" : "fill-sunken stroke-line-strong";
  return (
    <g>
      <rect
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={4}
        className={`${look} stroke-[1.5]`}
      />
      <text x={x} y={y} textAnchor="middle" dominantBaseline="central" className="fill-text text-sm font-strong">
        {name}
      </text>
    </g>
  );
}

function Mark({ spot, number }: { spot: { x: number; y: number }; number: number }) {
  return (
    <g>
      <circle cx={spot.x} cy={spot.y} r={11} className="fill-surface stroke-line-strong" />
      <text x={spot.x} y={spot.y} textAnchor="middle" dominantBaseline="central" className="fill-text text-xs">
        {number}
      </text>
    </g>
  );
}
