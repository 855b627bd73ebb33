import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Tensor } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { NamedVariable } from "../networks/variables";
import { type GraphNode, nodeBytes, savedModelBytes, TAG } from "./tracing/messages";
import { type NativeBackend, nativeBackendOf, overhear } from "./tracing/native-backend";
import { Recording, TracingRefused } from "./tracing/recording";

/** A step as training knows it: reads inputs and variables, moves the variables, answers one vector. */
export interface TraceableStep {
  readonly tf: Tf;
  /** Every variable that the step reads or moves. */
  readonly variables: readonly NamedVariable[];
  readonly step: (inputs: readonly Tensor[]) => Tensor;
}

/**
 * Records a step of TensorFlow.js on the native backend once and replays it as one graph of TensorFlow: one native call
 * in the place of hundreds, with results equal to the last bit. The variables live in the graph's session meanwhile;
 * `settle` brings them back, and values that were assigned from outside go in by themselves before the next step.
 * Inputs of another shape are recorded anew.
 */
export class TracedStep {
  private readonly graphs = new Map<string, StepGraph>();
  private current: StepGraph | null = null;

  constructor(private readonly request: TraceableStep) {}

  /** Seconds spent on recording, and nodes of the graph recorded last. */
  readonly recorded = { seconds: 0, nodes: 0 };

  /** @throws TracingRefused when the step cannot be recorded; nothing has moved then. */
  run(inputs: readonly Tensor[]): Tensor {
    const key = inputs.map(({ dtype, shape }) => `${dtype}${shape.join("×")}`).join();
    const graph = this.graphs.get(key) ?? this.record(key, inputs);
    if (graph !== this.current) {
      this.settle();
      this.current = graph;
    }
    return graph.run(inputs);
  }

  /** Brings the variables up to date with the steps that were run. */
  settle(): void {
    this.current?.settle();
  }

  /** Settles and frees the graphs. */
  dispose(): void {
    this.settle();
    for (const graph of this.graphs.values()) graph.dispose();
    this.graphs.clear();
    this.current = null;
  }

  private record(key: string, inputs: readonly Tensor[]): StepGraph {
    this.settle();
    const began = performance.now();
    const nodes = recordStep(this.request, inputs);
    const graph = loadGraph(this.request, nodes, inputs.length);
    this.graphs.set(key, graph);
    this.recorded.seconds += (performance.now() - began) / 1_000;
    this.recorded.nodes = nodes.length;
    return graph;
  }
}

/**
 * Records the step twice and compares: what differs is a number that JavaScript makes anew every time (noise, most
 * often) and that a graph would freeze. The variables have their values again afterwards.
 * @throws TracingRefused
 */
export function recordStep(request: TraceableStep, inputs: readonly Tensor[]): readonly GraphNode[] {
  const backend = nativeBackendOf(request.tf);
  if (!backend) throw new TracingRefused("only the native backend replays steps as a graph");
  const first = recordOnce(request, backend, inputs);
  const second = recordOnce(request, backend, inputs);
  first.nodes.forEach((node, index) => {
    const other = second.nodes[index];
    if (other && Buffer.compare(nodeBytes(node), nodeBytes(other)) === 0) return;
    const origin = first.origins.get(node.name);
    throw new TracingRefused(
      origin
        ? `a ${origin}, is another one every time and would be frozen; give it as an input`
        : `the step does not do the same every time (first difference: ${node.op})`,
    );
  });
  if (second.nodes.length !== first.nodes.length) throw new TracingRefused("the step does not do the same every time");
  return first.nodes;
}

function recordOnce(
  { tf, variables, step }: TraceableStep,
  backend: NativeBackend,
  inputs: readonly Tensor[],
): Recording {
  const kept = variables.map(({ variable }) => tf.keep(variable.clone()));
  try {
    const recording = new Recording(tf, backend, variables, inputs);
    tf.tidy(() =>
      recording.record(
        (body) => overhear(backend, recording, body),
        () => tf.keep(step(inputs)),
      ),
    );
    return recording;
  } finally {
    variables.forEach(({ variable }, index) => {
      const value = kept[index];
      if (value) variable.assign(value);
      value?.dispose();
    });
  }
}

/** @throws TracingRefused when TensorFlow does not take the graph. */
function loadGraph(request: TraceableStep, nodes: readonly GraphNode[], inputs: number): StepGraph {
  try {
    return new StepGraph(request, nodes, inputs);
  } catch (cause) {
    throw new TracingRefused(`TensorFlow does not take the graph: ${(cause as Error).message}`, { cause });
  }
}

class StepGraph {
  private readonly id: number;
  private readonly backend: NativeBackend;
  private readonly inputs: string;
  private readonly given: string;
  private readonly values: string;
  /** What each variable held when it was last equal to the session's. */
  private known: readonly object[] = [];
  private ahead = false;

  constructor(
    private readonly request: TraceableStep,
    nodes: readonly GraphNode[],
    inputCount: number,
  ) {
    this.backend = nativeBackendOf(request.tf) as NativeBackend;
    this.id = load(this.backend, nodes);
    const names = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${prefix}${index}:0`).join();
    this.inputs = `${names("input", inputCount)},begin:0`;
    this.given = names("given", request.variables.length);
    this.values = names("value", request.variables.length);
  }

  run(inputs: readonly Tensor[]): Tensor {
    if (this.isStale()) this.take();
    const begin = this.request.tf.scalar(0);
    const [output] = this.call([...inputs, begin], this.inputs, "output:0");
    begin.dispose();
    this.ahead = true;
    return output as Tensor;
  }

  settle(): void {
    if (!this.ahead) return;
    this.ahead = false;
    if (this.request.variables.length === 0) return; // the library refuses a call that asks for nothing
    const values = this.call([], "", this.values);
    this.request.variables.forEach(({ variable }, index) => {
      variable.assign(values[index] as Tensor);
      values[index]?.dispose();
    });
    this.known = this.held();
  }

  dispose(): void {
    this.backend.binding.deleteSavedModel(this.id);
  }

  private held(): object[] {
    return this.request.variables.map(({ variable }) => variable.dataId);
  }

  /** Somebody else assigned a variable: a restored checkpoint, a step op by op, another graph. */
  private isStale(): boolean {
    return this.request.variables.some(({ variable }, index) => variable.dataId !== this.known[index]);
  }

  private take(): void {
    const [done] = this.call(
      this.request.variables.map(({ variable }) => variable),
      this.given,
      "taken:0",
    );
    done?.dispose();
    this.known = this.held();
    this.ahead = false;
  }

  private call(inputs: readonly Tensor[], inputNames: string, outputNames: string): Tensor[] {
    const { backend } = this;
    const ids = backend.getInputTensorIds(inputs);
    return backend.binding
      .runSavedModel(this.id, ids, inputNames, outputNames)
      .map((made) => backend.createOutputTensor(made));
  }
}

/** The binding takes a graph from a folder only; it is gone once it is loaded. */
function load(backend: NativeBackend, nodes: readonly GraphNode[]): number {
  const folder = mkdtempSync(join(tmpdir(), "recorded-step-"));
  try {
    writeFileSync(join(folder, "saved_model.pb"), savedModelBytes(nodes));
    return backend.binding.loadSavedModel(folder, TAG);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
