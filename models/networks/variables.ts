import type { Rank, Tensor, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import { SeededRandom } from "../data/random";

/** One stored array of a model. `name` is unique within the model and stays the same between versions of the code. */
export interface NamedVariable {
  readonly name: string;
  readonly variable: Variable;
}

/**
 * The arrays of one network in a fixed order. Initial values come from the seed and the name, so that an added layer
 * does not move the others.
 */
export class VariableSet {
  readonly entries: NamedVariable[] = [];

  constructor(
    private readonly tf: Tf,
    private readonly scope: string,
    private readonly seed: number,
  ) {}

  normal<R extends Rank>(name: string, shape: number[], deviation: number): Variable<R> {
    const size = shape.reduce((product, side) => product * side, 1);
    const values = SeededRandom.fromSeed(this.seed, `weights:${this.scope}/${name}`).normals(size);
    return this.add<R>(
      name,
      values.map((value) => value * deviation),
      shape,
    );
  }

  constant<R extends Rank>(name: string, shape: number[], value: number): Variable<R> {
    const size = shape.reduce((product, side) => product * side, 1);
    return this.add<R>(name, new Float32Array(size).fill(value), shape);
  }

  /** Starts from given values, row-major. */
  given<R extends Rank>(name: string, shape: number[], values: Float32Array): Variable<R> {
    return this.add<R>(name, values, shape);
  }

  /** A second set with the same names and values, for a moving average or an optimizer's slots. */
  copy(scope: string, value: "same" | "zero"): VariableSet {
    const set = new VariableSet(this.tf, scope, this.seed);
    for (const { name, variable } of this.entries) {
      const values = value === "same" ? (variable.dataSync() as Float32Array).slice() : new Float32Array(variable.size);
      set.add(name, values, variable.shape);
    }
    return set;
  }

  /** The entries under their scope, as a checkpoint names them. */
  scoped(): NamedVariable[] {
    return this.entries.map(({ name, variable }) => ({ name: `${this.scope}/${name}`, variable }));
  }

  variables(): Variable[] {
    return this.entries.map((entry) => entry.variable);
  }

  get<R extends Rank>(name: string): Variable<R> {
    const found = this.entries.find((entry) => entry.name === name);
    if (!found) throw new RangeError(`${this.scope} has no variable ${name}`);
    return found.variable as Variable<R>;
  }

  dispose(): void {
    for (const { variable } of this.entries) variable.dispose();
  }

  private add<R extends Rank>(name: string, values: Float32Array, shape: number[]): Variable<R> {
    const tensor = this.tf.tensor(values, shape as Tensor<R>["shape"], "float32");
    const variable = this.tf.variable(tensor, true) as Variable<R>;
    tensor.dispose();
    this.entries.push({ name, variable });
    return variable;
  }
}
