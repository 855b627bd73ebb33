import { createRequire } from "node:module";

/**
 * TensorFlow's own graph messages, as far as a recorded step needs them. The native package ships the generated protobuf
 * classes without types; they are named here and nowhere else.
 */

interface Message {
  serializeBinary(): Uint8Array;
}
type New<T> = new () => T;

interface TensorShape extends Message {
  addDim(dim: Dim): void;
}
interface Dim extends Message {
  setSize(size: number): void;
}
interface TensorValue extends Message {
  setDtype(type: number): void;
  setTensorShape(shape: TensorShape): void;
  setTensorContent(bytes: Uint8Array): void;
}
interface AttrList extends Message {
  addS(value: Uint8Array): void;
  addI(value: number): void;
  addF(value: number): void;
  addB(value: boolean): void;
  addType(value: number): void;
}
export interface AttrValue extends Message {
  setS(value: Uint8Array): void;
  setI(value: number): void;
  setF(value: number): void;
  setB(value: boolean): void;
  setType(value: number): void;
  setShape(shape: TensorShape): void;
  setTensor(tensor: TensorValue): void;
  setList(list: AttrList): void;
}
interface NodeDef extends Message {
  setName(name: string): void;
  setOp(op: string): void;
  addInput(input: string): void;
  getAttrMap(): { set(name: string, value: AttrValue): void };
}
interface VersionDef extends Message {
  setProducer(version: number): void;
}
interface GraphDef extends Message {
  setNodeList(nodes: readonly NodeDef[]): void;
  setVersions(versions: VersionDef): void;
}
interface MetaInfo extends Message {
  addTags(tag: string): void;
}
interface MetaGraph extends Message {
  setMetaInfoDef(info: MetaInfo): void;
  setGraphDef(graph: GraphDef): void;
}
interface SavedModel extends Message {
  setSavedModelSchemaVersion(version: number): void;
  addMetaGraphs(graph: MetaGraph): void;
}

interface Messages {
  readonly TensorShape: New<TensorShape> & { readonly Dim: New<Dim> };
  readonly Tensor: New<TensorValue>;
  readonly AttrValue: New<AttrValue> & { readonly ListValue: New<AttrList> };
  readonly NodeDef: New<NodeDef>;
  readonly VersionDef: New<VersionDef>;
  readonly GraphDef: New<GraphDef>;
  readonly MetaGraphDef: New<MetaGraph> & { readonly MetaInfoDef: New<MetaInfo> };
  readonly SavedModel: New<SavedModel>;
}

const messages: Messages = createRequire(import.meta.url)("@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js");

/** `DataType` of TensorFlow's types.proto. */
export const DATA_TYPE = { float32: 1, int32: 3, int64: 9, bool: 10 } as const;
/** Newer than any rule of graph versions that these ops know. */
const PRODUCER = 987;
export const TAG = "serve";

/** One node of a graph, before it is written. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  /** `name`, `name:1` for a later output, `^name` for order alone. */
  readonly inputs: readonly string[];
  readonly attrs: Readonly<Record<string, AttrValue>>;
}

function shapeOf(sides: readonly number[]): TensorShape {
  const shape = new messages.TensorShape();
  for (const side of sides) {
    const dim = new messages.TensorShape.Dim();
    dim.setSize(side);
    shape.addDim(dim);
  }
  return shape;
}

function attribute(fill: (value: AttrValue) => void): AttrValue {
  const value = new messages.AttrValue();
  fill(value);
  return value;
}

export const attr = {
  type: (type: number) => attribute((value) => value.setType(type)),
  shape: (sides: readonly number[]) => attribute((value) => value.setShape(shapeOf(sides))),
  text: (text: string) => attribute((value) => value.setS(Buffer.from(text))),
  flag: (flag: boolean) => attribute((value) => value.setB(flag)),
  tensor: (type: number, sides: readonly number[], bytes: Uint8Array) =>
    attribute((value) => {
      const tensor = new messages.Tensor();
      tensor.setDtype(type);
      tensor.setTensorShape(shapeOf(sides));
      tensor.setTensorContent(bytes);
      value.setTensor(tensor);
    }),
} as const;

/** Kinds of attribute by the binding's numbers. */
export interface AttrKinds {
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_SHAPE: number;
}

/** An attribute as TensorFlow.js hands it to the binding. */
export interface OpAttr {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** The same attribute as a graph holds it. @throws TypeError for a kind that no graph holds. */
export function attrOf({ name, type, value }: OpAttr, kinds: AttrKinds): AttrValue {
  const put = <T>(one: (to: AttrValue, item: T) => void, many: (to: AttrList, item: T) => void) =>
    attribute((to) => {
      if (!Array.isArray(value)) return one(to, value as T);
      const list = new messages.AttrValue.ListValue();
      for (const item of value as T[]) many(list, item);
      to.setList(list);
    });
  if (type === kinds.TF_ATTR_INT)
    return put<number>(
      (to, item) => to.setI(item),
      (to, item) => to.addI(item),
    );
  if (type === kinds.TF_ATTR_FLOAT)
    return put<number>(
      (to, item) => to.setF(item),
      (to, item) => to.addF(item),
    );
  if (type === kinds.TF_ATTR_BOOL)
    return put<boolean>(
      (to, item) => to.setB(item),
      (to, item) => to.addB(item),
    );
  if (type === kinds.TF_ATTR_TYPE)
    return put<number>(
      (to, item) => to.setType(item),
      (to, item) => to.addType(item),
    );
  if (type === kinds.TF_ATTR_SHAPE) return attr.shape(value as number[]);
  if (type === kinds.TF_ATTR_STRING) {
    return put<string>(
      (to, item) => to.setS(Buffer.from(item)),
      (to, item) => to.addS(Buffer.from(item)),
    );
  }
  throw new TypeError(`attribute ${name} of kind ${type} has no place in a graph`);
}

/** The bytes of one node: equal nodes have equal bytes. */
export function nodeBytes(node: GraphNode): Uint8Array {
  return messageOf(node).serializeBinary();
}

function messageOf({ name, op, inputs, attrs }: GraphNode): NodeDef {
  const node = new messages.NodeDef();
  node.setName(name);
  node.setOp(op);
  for (const input of inputs) node.addInput(input);
  for (const [key, value] of Object.entries(attrs)) node.getAttrMap().set(key, value);
  return node;
}

/** A SavedModel with one graph: the only form in which the binding takes one. */
export function savedModelBytes(nodes: readonly GraphNode[]): Uint8Array {
  const versions = new messages.VersionDef();
  versions.setProducer(PRODUCER);
  const graph = new messages.GraphDef();
  graph.setNodeList(nodes.map(messageOf));
  graph.setVersions(versions);
  const info = new messages.MetaGraphDef.MetaInfoDef();
  info.addTags(TAG);
  const meta = new messages.MetaGraphDef();
  meta.setMetaInfoDef(info);
  meta.setGraphDef(graph);
  const model = new messages.SavedModel();
  model.setSavedModelSchemaVersion(1);
  model.addMetaGraphs(meta);
  return model.serializeBinary();
}
