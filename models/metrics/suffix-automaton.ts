/**
 * Suffix automaton of one sequence: the smallest automaton that knows every stretch of it, built symbol by symbol in
 * linear time. Blumer et al., "The Smallest Automaton Recognizing the Subwords of a Text", Theor. Comput. Sci. 40 (1985).
 *
 * State 0 is the beginning. Edges stand in one map under (state, symbol) and, for copying a state, in a list a state.
 */
export class SuffixAutomaton {
  /** Longest stretch that leads to the state. */
  readonly lengths: number[] = [0];
  /** State of the longest suffix that stands in more places; −1 at the beginning. */
  readonly links: number[] = [-1];
  /** State after each symbol of the sequence. */
  readonly ends: number[] = [];
  private readonly edges = new Map<number, number>();
  private readonly symbolsOf: number[][] = [[]];
  private last = 0;

  /** @param symbol an integer in 0 … 2³¹ − 1 */
  append(symbol: number): void {
    const created = this.addState((this.lengths[this.last] as number) + 1);
    let state = this.last;
    for (; state >= 0 && this.next(state, symbol) < 0; state = this.links[state] as number) {
      this.connect(state, symbol, created);
    }
    this.links[created] = state < 0 ? 0 : this.splitIfNeeded(state, symbol);
    this.last = created;
    this.ends.push(created);
  }

  /** The state that a symbol leads to, −1 where none does. */
  next(state: number, symbol: number): number {
    return this.edges.get(state * 0x8000_0000 + symbol) ?? -1;
  }

  get size(): number {
    return this.lengths.length;
  }

  private splitIfNeeded(from: number, symbol: number): number {
    const target = this.next(from, symbol);
    const length = (this.lengths[from] as number) + 1;
    if (this.lengths[target] === length) return target;
    const clone = this.addState(length);
    for (const edge of this.symbolsOf[target] as number[]) this.connect(clone, edge, this.next(target, edge));
    this.links[clone] = this.links[target] as number;
    this.links[target] = clone;
    for (let state = from; state >= 0 && this.next(state, symbol) === target; state = this.links[state] as number) {
      this.connect(state, symbol, clone);
    }
    return clone;
  }

  private addState(length: number): number {
    this.lengths.push(length);
    this.links.push(-1);
    this.symbolsOf.push([]);
    return this.lengths.length - 1;
  }

  private connect(from: number, symbol: number, to: number): void {
    const key = from * 0x8000_0000 + symbol;
    if (!this.edges.has(key)) (this.symbolsOf[from] as number[]).push(symbol);
    this.edges.set(key, to);
  }
}
