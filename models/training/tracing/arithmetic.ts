import type { AttrValue } from "./messages";

type Attrs = Readonly<Record<string, AttrValue>>;

/** Adds a node to the graph and gives its name. */
export type AddNode = (op: string, inputs: readonly string[], attrs: Attrs) => string;

export interface Operation {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly given: Attrs;
}

/** Type and shape of a result. */
export interface ResultAttrs extends Attrs {
  readonly dtype: AttrValue;
  readonly shape: AttrValue;
}

/** What the graph optimiser rearranges with its like: sums of sums, sums of products with a common factor. */
const REARRANGED = new Set(["Add", "AddV2", "Sub", "Mul"]);
/** `AddN` adds its tensors by so many. */
const ADDED_AT_ONCE = 8;

/**
 * Writes what a step calculates so that the graph calculates it in the same order, to the last bit. Every operation waits
 * for `begin`; the optimiser drops what waits twice, though, and then rearranges: so where arithmetic meets arithmetic a
 * node stands between that is neither folded nor removed.
 */
export class Arithmetic {
  private readonly results = new Map<string, ResultAttrs>();
  private readonly held = new Map<string, string>();

  constructor(private readonly node: AddNode) {}

  operation({ op, inputs, given }: Operation, result: ResultAttrs): string {
    if (op === "AddN") return this.sum(inputs, result);
    if (!REARRANGED.has(op)) return this.node(op, [...inputs, "^begin"], given);
    const name = this.node(op, [...inputs.map((input) => this.hold(input)), "^begin"], given);
    this.results.set(name, result);
    return name;
  }

  /**
   * `AddN` adds in another order where it may write into one of its inputs. Here in its own order: the first two to nine,
   * so that eights are left, then the sum of each eight.
   */
  private sum(inputs: readonly string[], result: ResultAttrs): string {
    const add = (sum: string, next: string) =>
      this.operation({ op: "AddV2", inputs: [sum, next], given: { T: result.dtype } }, result);
    const chain = (terms: readonly string[]) => terms.slice(1).reduce(add, terms[0] ?? "");
    const rest = inputs.length % ADDED_AT_ONCE;
    const first = rest < 2 ? rest + ADDED_AT_ONCE : rest;
    let sum = chain(inputs.slice(0, first));
    for (let from = first; from < inputs.length; from += ADDED_AT_ONCE) {
      sum = add(sum, chain(inputs.slice(from, from + ADDED_AT_ONCE)));
    }
    return sum;
  }

  private hold(name: string): string {
    const attrs = this.results.get(name);
    if (!attrs) return name;
    const held = this.held.get(name) ?? this.node("PlaceholderWithDefault", [name], attrs);
    this.held.set(name, held);
    return held;
  }
}
