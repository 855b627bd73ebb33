import type { DataType, Tensor, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../../backend";
import type { AttrKinds, OpAttr } from "./messages";

/** What TensorFlow.js passes to an operation: a tensor, or a whole number of 64 bits. */
export type OpInput = { readonly dataId: object } | { readonly valueArray: Int32Array };
type Values = Float32Array | Int32Array | Uint8Array;

/** The native backend's insides that a recording rests on; the package's version is pinned for their sake. */
export interface NativeBackend {
  readonly binding: AttrKinds & {
    loadSavedModel(folder: string, tags: string): number;
    deleteSavedModel(id: number): void;
    runSavedModel(id: number, inputIds: readonly number[], inputs: string, outputs: string): object[];
  };
  readonly tensorMap: { get(dataId: object): { shape: number[]; dtype: number } };
  getInputTensorIds(tensors: readonly OpInput[]): number[];
  createOutputTensor(metadata: object): Tensor;
  readSync(dataId: object): Values;
  write(values: unknown, shape: number[], dtype: DataType): object;
  executeSingleOutput(op: string, attrs: readonly OpAttr[], inputs: readonly OpInput[]): Tensor;
  executeMultipleOutputs(op: string, attrs: readonly OpAttr[], inputs: readonly OpInput[], count: number): Tensor[];
}

/** The native backend of `tf`, or null where another one computes. */
export function nativeBackendOf(tf: Tf): NativeBackend | null {
  return tf.getBackend() === "tensorflow" ? (tf.backend() as unknown as NativeBackend) : null;
}

export function registeredVariables(tf: Tf): readonly Variable[] {
  return Object.values(tf.engine().registeredVariables);
}

/** What a recording hears of. */
export interface Listener {
  /** Before an operation: the names of its inputs. */
  inputs(op: string, inputs: readonly OpInput[]): string[];
  /** After it. */
  operation(op: string, attrs: readonly OpAttr[], inputs: readonly string[], outputs: readonly Tensor[]): void;
  /** JavaScript made a tensor. */
  written(dataId: object): void;
  /** JavaScript reads values. */
  read(): void;
}

/**
 * Calls `body` while every operation passes the listener: the two doors of the backend through which all of them go, and
 * the two through which JavaScript's own numbers come and go.
 */
export function overhear<T>(backend: NativeBackend, listener: Listener, body: () => T): T {
  const doors = backend as unknown as Record<string, unknown>;
  const { executeSingleOutput, executeMultipleOutputs, write, readSync } = backend;
  const listening: Partial<NativeBackend> = {
    executeSingleOutput: (op, attrs, inputs) => {
      const names = listener.inputs(op, inputs);
      const output = executeSingleOutput.call(backend, op, attrs, inputs);
      listener.operation(op, attrs, names, [output]);
      return output;
    },
    executeMultipleOutputs: (op, attrs, inputs, count) => {
      const names = listener.inputs(op, inputs);
      const outputs = executeMultipleOutputs.call(backend, op, attrs, inputs, count);
      listener.operation(op, attrs, names, outputs);
      return outputs;
    },
    write: (values, shape, dtype) => {
      const dataId = write.call(backend, values, shape, dtype);
      listener.written(dataId);
      return dataId;
    },
    readSync: (dataId) => {
      listener.read();
      return readSync.call(backend, dataId);
    },
  };
  Object.assign(doors, listening);
  try {
    return body();
  } finally {
    // The methods of the class show again.
    for (const name of Object.keys(listening)) delete doors[name];
  }
}
