import type { NamedAttrMap, Tensor, TensorInfo } from "@tensorflow/tfjs";
import type { Tf } from "../backend";

/**
 * What the kernels use of `@tensorflow/tfjs-backend-wasm` 4.22.0 beyond its types: tensors lie one after another on the
 * heap of the module, which knows them by number. The version is pinned, since nothing promises that this stays so.
 */
export interface WasmBackend {
  readonly wasm: {
    readonly tfjs: {
      registerTensor(id: number, size: number, memoryOffset: number): void;
      disposeData(id: number): void;
    };
    cwrap(name: string, returns: null, parameters: readonly ("number" | "array")[]): (...given: unknown[]) => void;
  };
  readonly dataIdMap: { get(dataId: object): { readonly id: number; readonly memoryOffset: number } };
  dataIdNextNumber: number;
  makeOutput(shape: number[], dtype: "float32" | "int32"): TensorInfo;
  /** A window on the heap; any allocation may grow the heap and leave the window on the old one. Never kept. */
  typedArrayFromHeap(tensor: TensorInfo): Float32Array | Int32Array;
}

export interface KernelCall<Attributes> {
  readonly tf: Tf;
  readonly backend: WasmBackend;
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly attributes: Attributes;
  /** The package's own kernel, on these inputs and attributes or on others. */
  stock(inputs?: Readonly<Record<string, Tensor | undefined>>, attributes?: Attributes): Tensor;
}

export type Kernel<Attributes> = (call: KernelCall<Attributes>) => TensorInfo | TensorInfo[];

/** Puts a kernel in the place of the package's own one, or where it has none. */
export function replaceKernel<Attributes>(tf: Tf, kernelName: string, kernel: Kernel<Attributes>): void {
  const backendName = "wasm";
  const stock = tf.getKernel(kernelName, backendName);
  if (stock) tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel({
    ...{ kernelName, backendName },
    ...(stock?.setupFunc && { setupFunc: stock.setupFunc }),
    kernelFunc: ({ inputs, attrs, backend }) =>
      kernel({
        ...{ tf, backend: backend as unknown as WasmBackend, inputs: inputs as Record<string, Tensor> },
        attributes: attrs as Attributes,
        stock: (others = inputs as Record<string, Tensor>, attributes = attrs as Attributes) => {
          if (!stock) throw new TypeError(`the package has no kernel ${kernelName}`);
          const given = { inputs: others as Record<string, Tensor>, backend, attrs: attributes as NamedAttrMap };
          return asTensor(tf, stock.kernelFunc(given) as TensorInfo);
        },
      }),
  });
}

/** A tensor over what a kernel has computed, so that the operations of the API take it. */
export function asTensor(tf: Tf, { dataId, shape, dtype }: TensorInfo): Tensor {
  return tf.engine().makeTensorFromTensorInfo({ dataId, shape, dtype });
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);
