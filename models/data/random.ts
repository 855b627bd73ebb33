/**
 * The one source of chance in training: sfc32 (C. Doty-Humphrey, PractRand), 128 bits of state that a checkpoint stores
 * whole. TensorFlow's own generators are not used: their state can neither be read nor restored.
 */
export type RandomState = readonly [number, number, number, number];

export class SeededRandom {
  private constructor(
    private a: number,
    private b: number,
    private c: number,
    private counter: number,
  ) {}

  /** `stream` separates the uses of one seed: batches must not move when a network gains a weight. */
  static fromSeed(seed: number, stream: string): SeededRandom {
    const random = new SeededRandom(fnv1a(`${stream}:a:${seed}`), fnv1a(`${stream}:b:${seed}`), seed | 0, 1);
    for (let round = 0; round < 20; round += 1) random.uint32();
    return random;
  }

  static fromState([a, b, c, counter]: RandomState): SeededRandom {
    return new SeededRandom(a | 0, b | 0, c | 0, counter | 0);
  }

  save(): RandomState {
    return [this.a, this.b, this.c, this.counter];
  }

  /** Uniform in 0 … 2³²−1. */
  uint32(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return this.uint32() / 4_294_967_296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Uniform in 0 … count−1. The bias of scaling 32 bits is below count/2³². */
  integer(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  /** Standard normal values by Box–Muller, always drawn in pairs so that no half value outlives a checkpoint. */
  normals(count: number): Float32Array {
    const out = new Float32Array(count);
    for (let index = 0; index < count; index += 2) {
      const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
      const angle = 2 * Math.PI * this.uniform();
      out[index] = radius * Math.cos(angle);
      if (index + 1 < count) out[index + 1] = radius * Math.sin(angle);
    }
    return out;
  }

  /** A random order of 0 … count−1 (Fisher–Yates). */
  permutation(count: number): Uint32Array {
    const order = Uint32Array.from({ length: count }, (_, index) => index);
    for (let last = count - 1; last > 0; last -= 1) {
      const other = this.integer(last + 1);
      const kept = order[last] ?? 0;
      order[last] = order[other] ?? 0;
      order[other] = kept;
    }
    return order;
  }
}

/** 32-bit FNV-1a, to spread a stream's name over the state. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
