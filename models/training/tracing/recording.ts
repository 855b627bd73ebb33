import type { Scalar, Tensor, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../../backend";
import type { NamedVariable } from "../../networks/variables";
import { Arithmetic } from "./arithmetic";
import { type AttrValue, attr, attrOf, DATA_TYPE, type GraphNode, type OpAttr } from "./messages";
import { type Listener, type NativeBackend, type OpInput, registeredVariables } from "./native-backend";

/** Why a step cannot become a graph. */
export class TracingRefused extends Error {
  override readonly name = "TracingRefused";
}

/** One fused Adam step on one variable, for `Adam` to ask while a step is recorded. */
export interface AdamMove {
  readonly variable: Variable;
  readonly first: Variable;
  readonly second: Variable;
  readonly gradient: Tensor;
  /** Learning rate with its bias correction. */
  readonly rate: Scalar;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** Ops whose result is chance that no input decides: as part of a graph they could be neither repeated nor resumed. */
const CHANCE =
  /^(Random|Multinomial|TruncatedNormal|ParameterizedTruncatedNormal|StatefulRandom|StatefulStandardNormal)/;
/** Kernels that leave their types to be found out, which a graph does not do. */
const LEFT_OUT = new Set(["ExpandDims"]);
const INT_INDEX = { Tdim: attr.type(DATA_TYPE.int32) } as const;
/** The one kernel that reads values, and only to refuse an index out of range: the graph's own op does that too. */
const CHECK = /kernels[\\/]GatherV2\.js/;
/** From this many equal values on, a constant is written as a `Fill`. */
const FILL_VALUES = 32;
/** Equal small constants are one node. */
const SHARED_BYTES = 64;

let active: Recording | null = null;

/** The recording that goes on now, for operations that have a fused form. */
export const activeRecording = (): Recording | null => active;

interface Handle extends NamedVariable {
  readonly index: number;
  /** The value that the handle has, by the last node that read or set it. */
  held: object;
  /** Nodes that read the handle: what sets it comes after them. */
  readonly readers: string[];
  /** Nodes that set it. */
  readonly writers: string[];
}

/**
 * Turns what one step does into nodes. Inputs become placeholders, variables resource handles, numbers of JavaScript
 * constants; a variable that the step assigned is assigned in the graph after all that read it.
 */
export class Recording implements Listener {
  readonly nodes: GraphNode[] = [];
  readonly handles: readonly Handle[];
  /** How a constant came to be, by its node: for the refusal of one that changes. */
  readonly origins = new Map<string, string>();
  private readonly names = new WeakMap<object, string>();
  private readonly madeBy = new WeakMap<object, string>();
  private readonly shared = new Map<string, string>();
  private readonly foreign: ReadonlyMap<object, Variable>;
  private readonly arithmetic = new Arithmetic((op, given, attrs) => this.node(op, given, attrs));
  private silent = false;
  private count = 0;

  constructor(
    private readonly tf: Tf,
    private readonly backend: NativeBackend,
    variables: readonly NamedVariable[],
    inputs: readonly Tensor[],
  ) {
    inputs.forEach((input, index) => {
      const attrs = { dtype: attr.type(typeOf(input.dtype)), shape: attr.shape(input.shape) };
      this.names.set(input.dataId, this.node("Placeholder", [], attrs, `input${index}`));
    });
    this.node("Placeholder", [], { dtype: attr.type(DATA_TYPE.float32), shape: attr.shape([]) }, "begin");
    this.handles = variables.map((named, index) => this.declare(named, index));
    const taken = variables.map((_, index) => `^take${index}`);
    const zero = this.constant(DATA_TYPE.float32, [], bytesOf(Float32Array.of(0)));
    this.node("Identity", [zero, ...taken], { T: attr.type(DATA_TYPE.float32) }, "taken");
    const own = new Set(variables.map(({ variable }) => variable));
    const others = registeredVariables(tf).filter((variable) => !own.has(variable));
    this.foreign = new Map(others.map((variable) => [variable.dataId, variable]));
  }

  /** Records `step`, which must answer one tensor, and gives the node of that answer. */
  record(overhear: (body: () => Tensor) => Tensor, step: () => Tensor): string {
    active = this;
    let output: Tensor;
    try {
      output = overhear(step);
    } finally {
      active = null;
    }
    const name = this.nameOf(output.dataId, "the step's result");
    output.dispose();
    for (const [dataId, variable] of this.foreign) {
      if (variable.dataId !== dataId)
        throw new TracingRefused(`the step moves ${variable.name}, which is not part of its state`);
    }
    for (const handle of this.handles) this.flush(handle);
    const after = this.handles.flatMap(({ writers }) => writers.map((writer) => `^${writer}`));
    return this.node("Identity", [name, ...after], { T: attr.type(DATA_TYPE.float32) }, "output");
  }

  inputs(op: string, inputs: readonly OpInput[]): string[] {
    if (this.silent) return [];
    return inputs.map((input) =>
      "valueArray" in input
        ? this.constant(DATA_TYPE.int64, [], bytesOf(input.valueArray))
        : this.nameOf(input.dataId, op),
    );
  }

  operation(op: string, attrs: readonly OpAttr[], inputs: readonly string[], outputs: readonly Tensor[]): void {
    if (this.silent) return;
    if (CHANCE.test(op))
      throw new TracingRefused(`${op} draws chance inside the step; draw it outside and give it as an input`);
    const { binding } = this.backend;
    const given: Record<string, AttrValue> = Object.fromEntries(
      attrs.map((each) => [each.name, attrOf(each, binding)]),
    );
    if (LEFT_OUT.has(op)) Object.assign(given, { T: attr.type(typeOf(outputs[0]?.dtype ?? "float32")), ...INT_INDEX });
    const { dtype = "float32", shape = [] } = outputs[0] ?? {};
    const name = this.arithmetic.operation(
      { op, inputs, given },
      { dtype: attr.type(typeOf(dtype)), shape: attr.shape(shape) },
    );
    outputs.forEach((output, index) => {
      this.names.set(output.dataId, index === 0 ? name : `${name}:${index}`);
    });
  }

  written(dataId: object): void {
    if (!this.silent) this.madeBy.set(dataId, callerOf(new Error("made here").stack ?? ""));
  }

  read(): void {
    if (this.silent || CHECK.test(new Error("read here").stack ?? "")) return;
    throw new TracingRefused("the step reads values in JavaScript before it ends");
  }

  /** `ResourceApplyAdam` in the place of nine operations. The moments and the variable have new values afterwards. */
  applyAdam({ variable, first, second, gradient, rate, beta1, beta2, epsilon }: AdamMove): void {
    const handles = [variable, first, second].map((each) => this.handleOf(each));
    for (const handle of handles) this.flush(handle);
    const scalar = (value: number) => this.constant(DATA_TYPE.float32, [], bytesOf(Float32Array.of(value)));
    const after = handles.flatMap(({ readers, writers }) => [...readers, ...writers]);
    const apply = this.node(
      "ResourceApplyAdam",
      [
        ...handles.map(({ index }) => `handle${index}`),
        // The powers of β are zero: the rate has its correction already.
        ...[scalar(0), scalar(0), this.nameOf(rate.dataId, "Adam"), scalar(beta1), scalar(beta2), scalar(epsilon)],
        this.nameOf(gradient.dataId, "Adam"),
        ...after.map((name) => `^${name}`),
      ],
      { T: attr.type(DATA_TYPE.float32), use_locking: attr.flag(false), use_nesterov: attr.flag(false) },
    );
    for (const handle of handles) this.renew(handle, apply);
  }

  private declare({ name, variable }: NamedVariable, index: number): Handle {
    const type = attr.type(typeOf(variable.dtype));
    const shape = attr.shape(variable.shape);
    const shared = { shared_name: attr.text(`variable${index}`), container: attr.text("") };
    this.node("VarHandleOp", [], { dtype: type, shape, ...shared }, `handle${index}`);
    const reader = this.node("ReadVariableOp", [`handle${index}`], { dtype: type }, `value${index}`);
    this.node("Placeholder", [], { dtype: type, shape }, `given${index}`);
    this.node("AssignVariableOp", [`handle${index}`, `given${index}`], { dtype: type }, `take${index}`);
    this.names.set(variable.dataId, reader);
    return { name, variable, index, held: variable.dataId, readers: [reader], writers: [] };
  }

  private handleOf(variable: Variable): Handle {
    const found = this.handles.find((handle) => handle.variable === variable);
    if (!found) throw new TracingRefused(`the step moves ${variable.name}, which is not part of its state`);
    return found;
  }

  /** Writes what the step assigned to the variable into its handle. */
  private flush(handle: Handle): void {
    const { variable, index } = handle;
    if (variable.dataId === handle.held) return;
    const value = this.nameOf(variable.dataId, handle.name);
    const after = [...handle.readers, ...handle.writers].map((name) => `^${name}`);
    const type = attr.type(typeOf(variable.dtype));
    handle.writers.push(this.node("AssignVariableOp", [`handle${index}`, value, ...after], { dtype: type }));
    handle.held = variable.dataId;
  }

  /** After a fused op: a later read of the variable reads the handle again, after that op. */
  private renew(handle: Handle, writer: string): void {
    const { variable, index } = handle;
    handle.writers.push(writer);
    const type = attr.type(typeOf(variable.dtype));
    const reader = this.node("ReadVariableOp", [`handle${index}`, `^${writer}`], { dtype: type });
    handle.readers.push(reader);
    // What stands in the variable meanwhile means nothing; its place is what later operations are known by.
    this.unheard(() => {
      const fresh = this.tf.zeros(variable.shape, variable.dtype);
      variable.assign(fresh);
      fresh.dispose();
    });
    handle.held = variable.dataId;
    this.names.set(variable.dataId, reader);
  }

  private unheard(body: () => void): void {
    this.silent = true;
    body();
    this.silent = false;
  }

  private nameOf(dataId: object, usedBy: string): string {
    const known = this.names.get(dataId);
    if (known) return known;
    const foreign = this.foreign.get(dataId);
    if (foreign) throw new TracingRefused(`${usedBy} reads ${foreign.name}, which is not part of the step's state`);
    const { shape, dtype } = this.backend.tensorMap.get(dataId);
    this.silent = true;
    const values = this.backend.readSync(dataId);
    this.silent = false;
    const bytes = dtype === DATA_TYPE.bool ? Uint8Array.from(values) : bytesOf(values);
    const name = this.constant(dtype, shape, bytes);
    const origin = `${shape.join("×") || "scalar"} tensor ${this.madeBy.get(dataId) ?? "from outside the step"}`;
    // Float constants stand behind a node of their own: the difference shows in what it holds.
    const held = this.nodes.find((node) => node.name === name)?.inputs ?? [];
    for (const each of [name, ...held]) this.origins.set(each, `${origin}, read by ${usedBy}`);
    this.names.set(dataId, name);
    return name;
  }

  private constant(type: number, shape: readonly number[], bytes: Uint8Array): string {
    const width = type === DATA_TYPE.bool ? 1 : type === DATA_TYPE.int64 ? 8 : 4;
    const constant = (sides: readonly number[], content: Uint8Array) => {
      const name = this.node("Const", [], { dtype: attr.type(type), value: attr.tensor(type, sides, content) });
      if (type !== DATA_TYPE.float32) return name;
      return this.node("PlaceholderWithDefault", [name], { dtype: attr.type(type), shape: attr.shape(sides) });
    };
    if (bytes.length > SHARED_BYTES) {
      if (!isEven(bytes, width) || bytes.length < FILL_VALUES * width) return constant(shape, bytes);
      const dims = this.constant(DATA_TYPE.int32, [shape.length], bytesOf(Int32Array.from(shape)));
      const value = this.constant(type, [], bytes.subarray(0, width));
      return this.node("Fill", [dims, value], { T: attr.type(type), index_type: attr.type(DATA_TYPE.int32) });
    }
    const key = `${type}:${shape.join()}:${Buffer.from(bytes).toString("hex")}`;
    const known = this.shared.get(key) ?? constant(shape, bytes);
    this.shared.set(key, known);
    return known;
  }

  private node(
    op: string,
    inputs: readonly string[],
    attrs: Readonly<Record<string, AttrValue>>,
    name?: string,
  ): string {
    const used = name ?? `${op}_${this.count++}`;
    this.nodes.push({ name: used, op, inputs, attrs });
    return used;
  }
}

const typeOf = (dtype: string): number => {
  const type = DATA_TYPE[dtype as keyof typeof DATA_TYPE];
  if (type === undefined) throw new TracingRefused(`tensors of ${dtype} have no place in a recorded step`);
  return type;
};

function bytesOf(values: Float32Array | Int32Array | Uint8Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
}

/** Whether every value has the same bytes. */
function isEven(bytes: Uint8Array, width: number): boolean {
  return bytes.every((byte, index) => byte === bytes[index % width]);
}

/** The library's own function that made a tensor, out of a stack: `tf.randomNormal`. */
function callerOf(stack: string): string {
  const own = [...stack.matchAll(/at (?:Object\.)?([A-Za-z]+)_? .*tfjs-core/g)].map(([, name]) => name ?? "");
  const made = own.findLast((name) => /^[a-z]/.test(name) && !/^(makeTensor|engine|write|op)/.test(name));
  return made ? `of tf.${made}` : "of JavaScript numbers";
}
