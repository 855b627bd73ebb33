import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { leavesGap, mergeDelta } from "@/components/assessment/merge-delta";
import { createRunStream } from "@/components/assessment/run-stream";
import { FOLLOW, milestones, moveTo, placeOf } from "@/components/assessment/sample-position";
import type { RunView } from "@/lib/assessment/types";

/** Only what the stream looks at. */
function view(steps: readonly number[], eventsUrl: string | null = "/api/runs/1/events"): RunView {
  const points = steps.map((step) => ({ step, values: { loss: step } }));
  return { eventsUrl, curves: { series: [], points, csvUrl: "" } } as unknown as RunView;
}
const stepsOf = (run: RunView) => run.curves.points.map(({ step }) => step);

describe("a delta", () => {
  test("adds its points to what was known", () => {
    expect(stepsOf(mergeDelta(view([1, 2]), { afterStep: 2, run: view([3, 4]) }))).toEqual([1, 2, 3, 4]);
  });

  test("of a resumed run replaces the steps that are walked again", () => {
    expect(stepsOf(mergeDelta(view([1, 2, 3]), { afterStep: 1, run: view([2, 3, 4]) }))).toEqual([1, 2, 3, 4]);
  });

  test("that begins past the last known point would leave a hole", () => {
    expect(leavesGap(view([1, 2]), { afterStep: 3, run: view([4]) })).toBe(true);
    expect(leavesGap(view([]), { afterStep: -1, run: view([0]) })).toBe(false);
  });
});

/** The browser's event source as far as the stream uses it. */
class Source {
  static opened: Source[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  private take: ((event: { data: string }) => void) | null = null;

  constructor(readonly url: string) {
    Source.opened.push(this);
  }
  addEventListener(_name: string, take: (event: { data: string }) => void): void {
    this.take = take;
  }
  close(): void {
    this.closed = true;
  }
  send(afterStep: number, run: RunView): void {
    this.take?.({ data: JSON.stringify({ afterStep, run }) });
  }
}

describe("the stream of a run", () => {
  beforeEach(() => {
    Source.opened = [];
    vi.stubGlobal("EventSource", Source);
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const opened = (at: number) => {
    const source = Source.opened[at];
    if (!source) throw new Error(`source ${at} was not opened`);
    return source;
  };

  test("asks for what lies past the points it has, and shows what comes", () => {
    const stream = createRunStream(view([1, 2]));
    stream.subscribe(() => {});
    expect(opened(0).url).toBe("/api/runs/1/events?after=2");
    opened(0).send(2, view([3]));
    expect(stepsOf(stream.snapshot().run)).toEqual([1, 2, 3]);
    expect(stream.snapshot().connection).toBe("live");
  });

  test("after a loss it connects again by itself, later each time, and says so", () => {
    const stream = createRunStream(view([1]));
    stream.subscribe(() => {});
    opened(0).onerror?.();
    expect(stream.snapshot().connection).toBe("connecting");
    vi.advanceTimersByTime(1_000);
    opened(1).onerror?.();
    expect(stream.snapshot().connection).toBe("retrying");
    vi.advanceTimersByTime(1_999);
    expect(Source.opened).toHaveLength(2);
    vi.advanceTimersByTime(1);
    opened(2).send(1, view([2]));
    expect(stream.snapshot().connection).toBe("live");
  });

  test("a hole makes it ask again from what it has", () => {
    const stream = createRunStream(view([1]));
    stream.subscribe(() => {});
    opened(0).send(5, view([6]));
    expect(stepsOf(stream.snapshot().run)).toEqual([1]);
    vi.advanceTimersByTime(1_000);
    expect(opened(1).url).toBe("/api/runs/1/events?after=1");
  });

  test("paused, it takes news in and shows it when resumed", () => {
    const stream = createRunStream(view([1]));
    stream.subscribe(() => {});
    stream.setPaused(true);
    opened(0).send(1, view([2]));
    opened(0).send(2, view([3]));
    expect(stepsOf(stream.snapshot().run)).toEqual([1]);
    stream.setPaused(false);
    expect(stepsOf(stream.snapshot().run)).toEqual([1, 2, 3]);
  });

  test("the end is shown even to a paused reader, and closes the connection", () => {
    const stream = createRunStream(view([1]));
    stream.subscribe(() => {});
    stream.setPaused(true);
    opened(0).send(1, view([2], null));
    expect(stream.snapshot()).toMatchObject({ connection: "ended", paused: false });
    expect(stepsOf(stream.snapshot().run)).toEqual([1, 2]);
    expect(opened(0).closed).toBe(true);
  });

  test("nobody looking, nothing is open; a finished run opens nothing", () => {
    const stop = createRunStream(view([1])).subscribe(() => {});
    stop();
    expect(opened(0).closed).toBe(true);
    createRunStream(view([1], null)).subscribe(() => {});
    expect(Source.opened).toHaveLength(1);
  });
});

describe("the place among the sample sheets", () => {
  const sheets = [0, 100, 200, 300].map((step) => ({ step }));

  test("follows the newest until it is moved, and again when moved to the end", () => {
    expect(placeOf(sheets, FOLLOW)).toBe(3);
    const held = moveTo(sheets, 1);
    expect(placeOf([...sheets, { step: 400 }], held)).toBe(1);
    expect(moveTo(sheets, 3)).toEqual(FOLLOW);
  });

  test("where its own sheet was thinned out, the nearest earlier one stands in", () => {
    expect(placeOf([{ step: 0 }, { step: 200 }], { follow: false, step: 100 })).toBe(0);
  });

  test("milestones keep the first and the last", () => {
    const many = Array.from({ length: 41 }, (_, at) => ({ step: at * 10 }));
    const kept = milestones(many, 8).map(({ step }) => step);
    expect(kept).toHaveLength(8);
    expect([kept[0], kept.at(-1)]).toEqual([0, 400]);
  });
});
